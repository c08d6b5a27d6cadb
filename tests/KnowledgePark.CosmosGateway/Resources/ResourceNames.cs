using System.Text;
using KnowledgePark.CosmosGateway.Http;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>What may be an id: no / \ ? #, no space at the end, 1 to 1023 bytes (255 characters for databases and containers are not checked).</summary>
internal static class ResourceNames
{
    private const int MaxBytes = 1023;

    public static void Check(string id)
    {
        if (id.Length == 0 || Encoding.UTF8.GetByteCount(id) > MaxBytes)
            throw Refusal.BadRequest($"An id has 1 to {MaxBytes} bytes.");
        if (id.AsSpan().ContainsAny("/\\?#") || id.EndsWith(' '))
            throw Refusal.BadRequest("The id contains invalid characters: none of '/', '\\', '?', '#', and no space at the end.");
    }
}
