using System.Text.Json;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage;

namespace KnowledgePark.Api.OData.Writing;

/// <summary>
/// A property whose value is a stream of octets (OData JSON Format 4.01, 9): a record says where it is read, of what type it is, and by which tag
/// it is known. A record that has none says nothing.
/// </summary>
internal sealed class StreamProperty(MediaSlot slot)
{
    private readonly JsonEncodedText _readLink = JsonEncodedText.Encode($"{slot.Name}@odata.mediaReadLink");
    private readonly JsonEncodedText _editLink = JsonEncodedText.Encode($"{slot.Name}@odata.mediaEditLink");
    private readonly JsonEncodedText _contentType = JsonEncodedText.Encode($"{slot.Name}@odata.mediaContentType");
    private readonly JsonEncodedText _etag = JsonEncodedText.Encode($"{slot.Name}@odata.mediaEtag");

    public MediaSlot Slot => slot;

    public static string ETagOf(MediaFacts facts) => $"\"{facts.Sha256}\"";

    public void Write(Utf8JsonWriter writer, IRecord record, string recordUrl, bool isFull)
    {
        if (slot.Of(record) is not { } facts)
            return;
        var url = $"{recordUrl}/{slot.Name}";
        writer.WriteString(_readLink, url);
        if (isFull)
            writer.WriteString(_editLink, url);
        writer.WriteString(_contentType, facts.ContentType);
        writer.WriteString(_etag, ETagOf(facts));
    }
}
