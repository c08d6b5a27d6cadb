using System.Text;
using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>
/// Where a query goes on: behind the row of a document (<paramref name="Number"/>, and <paramref name="Row"/> where a JOIN makes several of
/// one) with these ORDER BY values. It holds no snapshot: what was written meanwhile is seen, if it comes later in the order.
/// </summary>
internal sealed record Position(long Number, int Row, IReadOnlyList<Value> Keys, long ToSkip, long? ToTake)
{
    public string ToToken(string query) => Convert.ToBase64String(Value.Of(
    [
        Value.Of(Number), Value.Of((long)Row), Value.Of(Keys.Select(k => Value.Of([k]))), Value.Of(ToSkip), ToTake is { } left ? Value.Of(left) : Value.Null,
        Value.Of(Mark(query)),
    ]).ToUtf8());

    /// <exception cref="Refusal">The token is not ours, or belongs to another query.</exception>
    public static Position Read(string token, string query)
    {
        try
        {
            var parts = ValueJson.Parse(Convert.FromBase64String(token)).Items;
            if (parts[5].Whole == Mark(query))
                return new Position(parts[0].Whole, (int)parts[1].Whole, [.. parts[2].Items.Select(k => k.Item(0))], parts[3].Whole, parts[4].IsWhole ? parts[4].Whole : null);
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            // Falls to the refusal below: to a client the reasons are one.
        }

        throw Refusal.BadRequest("Invalid Continuation Token: it is malformed or belongs to another query.");
    }

    private static long Mark(string query) => BitConverter.ToInt64(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(query)));
}
