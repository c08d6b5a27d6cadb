using System.Buffers.Text;
using System.Text.Json;

namespace KnowledgePark.Api.OData.Query;

/// <summary>Where a page ended: the sort values of its last record, and how many records of $top are left. Opaque to clients.</summary>
internal sealed record SkipToken(int? Left, IReadOnlyList<JsonElement> Values)
{
    public string Encode() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    public static SkipToken Decode(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SkipToken>(Base64Url.DecodeFromChars(text)) ?? throw Invalid();
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw Invalid();
        }
    }

    public static ODataFault Invalid() => ODataFault.BadRequest("invalid-query", "The $skiptoken is not one that this service gave out. Follow @odata.nextLink as it is.", "$skiptoken");
}
