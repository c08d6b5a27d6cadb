using System.Buffers.Binary;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>
/// The service's own ids (<c>_rid</c>), which the SDK takes apart: 4 bytes for the database, 4 for the container (highest bit set), 8 for what is
/// in it, with the kind in the last half byte.
/// </summary>
internal static class ResourceId
{
    public static string Database(int number) => Encode(Bytes(number));

    public static string Container(int database, int number) => Encode([.. Bytes(database), .. ContainerBytes(number)]);

    public static string Document(int database, int container, long number) => Child(database, container, number, kind: 0);

    /// <summary>The number that a document's resource id was made of.</summary>
    public static long DocumentNumber(string rid) => BinaryPrimitives.ReadInt64LittleEndian(Convert.FromBase64String(rid.Replace('-', '/')).AsSpan(8));

    public static string Range(int database, int container, long number) => Child(database, container, number, kind: 5);

    /// <summary>Offers have three bytes, and so four characters.</summary>
    public static string Offer(int number) => Encode(Bytes(number)[1..]);

    private static string Child(int database, int container, long number, byte kind)
    {
        var own = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(own, number);
        own[7] = (byte)(kind << 4);
        return Encode([.. Bytes(database), .. ContainerBytes(container), .. own]);
    }

    private static byte[] Bytes(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] ContainerBytes(int number)
    {
        var bytes = Bytes(number);
        bytes[0] |= 0x80;
        return bytes;
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}
