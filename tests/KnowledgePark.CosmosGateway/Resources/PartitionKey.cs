using System.Buffers.Binary;
using System.Text;
using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>
/// The partition key of a document: one value, and its place among the hashes (the effective key of version 2: murmur of the typed bytes, turned
/// round, 126 bits as hexadecimal), which the SDK computes for itself and must find agreed.
/// </summary>
internal sealed record PartitionKey
{
    private PartitionKey(Value value)
    {
        Text = value.IsDefined ? value.ToJson() : "undefined";
        Effective = Hash(value);
    }

    /// <summary>The key as JSON: two documents with the same text are in one logical partition.</summary>
    public string Text { get; }

    /// <summary>32 hexadecimal digits, from 000… up to, and without, 400….</summary>
    public string Effective { get; }

    /// <summary>The key that a header states: <c>["b1"]</c>; <c>[{}]</c> or <c>[]</c> for none.</summary>
    public static PartitionKey Read(string header)
    {
        Value sent;
        try
        {
            sent = ValueJson.Parse(header);
        }
        catch (System.Text.Json.JsonException)
        {
            throw Refusal.BadRequest($"Partition key {header} is invalid.");
        }

        if (sent.Kind != Kind.Array || sent.Items.Count > 1)
            throw sent.Kind == Kind.Array ? Refusal.NotImplemented("hierarchical partition keys") : Refusal.BadRequest($"Partition key {header} is invalid.");
        return Of(sent.Items.Count == 0 || sent.Items[0] is { Kind: Kind.Object, Members.Count: 0 } ? Value.Undefined : sent.Items[0]);
    }

    /// <summary>The key that a document holds at a path such as <c>/partition</c>.</summary>
    public static PartitionKey In(Value document, string path) =>
        Of(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(document, (value, name) => value.Member(name.Trim('"'))));

    public static PartitionKey Of(Value value) => value.Kind is Kind.Array or Kind.Object
        ? throw Refusal.BadRequest("A partition key is a string, a number, a bool, null or undefined.")
        : new PartitionKey(value);

    private static string Hash(Value value)
    {
        var (low, high) = Murmur128.Hash(Typed(value));
        Span<byte> hash = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, low);
        BinaryPrimitives.WriteUInt64LittleEndian(hash[8..], high);
        hash.Reverse();
        hash[0] &= 0x3F;
        return Convert.ToHexString(hash);
    }

    private static byte[] Typed(Value value)
    {
        switch (value.Kind)
        {
            case Kind.Null: return [1];
            case Kind.Bool: return [value.IsTrue ? (byte)3 : (byte)2];
            case Kind.String: return [8, .. Encoding.UTF8.GetBytes(value.Text), 0xFF];
            case Kind.Number:
                var bytes = new byte[9];
                bytes[0] = 5;
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(1), value.Number);
                return bytes;
            default: return [0];
        }
    }
}
