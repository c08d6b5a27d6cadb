using KnowledgePark.Api.Access;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Writing;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KnowledgePark.Api.Facilities.Media;

/// <summary>
/// Serves a stream property by its address, such as spaces('lab')/photo (OData Protocol 4.01, 11.2.4 and 11.4.9): GET and HEAD read it, PUT puts a
/// file in its place, DELETE takes it away. Its tag is its checksum.
/// </summary>
internal sealed class MediaEndpoint(MediaDesk desk)
{
    /// <summary>More of an upload than this lies on the disk until it is checked, not in memory.</summary>
    private const int MaxInMemory = 64 * 1024;

    /// <summary>A little more than a slot takes may come, so that it is we who refuse it, with a reason.</summary>
    private const int Allowance = 1024 * 1024;

    /// <summary>ENOSPC, and ERROR_DISK_FULL of Windows.</summary>
    private static readonly int[] s_full = [28, unchecked((int)0x80070070)];

    public Task ServeAsync(HttpContext http, MediaSlot slot, IRecord record, CancellationToken ct) => http.Request.Method switch
    {
        "PUT" => PutAsync(http, slot, record, ct),
        "DELETE" => DeleteAsync(http, slot, record, ct),
        _ => GetAsync(http, slot, record, ct),
    };

    private async Task GetAsync(HttpContext http, MediaSlot slot, IRecord record, CancellationToken ct)
    {
        http.Response.Headers["OData-Version"] = "4.01";
        if (slot.Of(record) is { } known && MediaPrecondition.IsNotModified(http.Request, known))
        {
            MediaHeaders.Write(http.Response, known.ContentType, $"{record.Id}-{slot.Name}", "no-cache");
            http.Response.Headers.ETag = StreamProperty.ETagOf(known);
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (await desk.OpenAsync(slot, record, ct) is not { } open)
        {
            // There is no value: as with any other property.
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await using var blob = open.Blob;
        MediaHeaders.Write(http.Response, open.Facts.ContentType, $"{record.Id}-{slot.Name}", "no-cache");
        await TypedResults.Stream(
            blob.Content, open.Facts.ContentType, lastModified: open.Facts.ChangedAt,
            entityTag: new EntityTagHeaderValue(StreamProperty.ETagOf(open.Facts)), enableRangeProcessing: true).ExecuteAsync(http);
    }

    private async Task PutAsync(HttpContext http, MediaSlot slot, IRecord record, CancellationToken ct)
    {
        // Before anything is refused: a refusal too has to let the body pass, or its sender never hears of it.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = slot.Rule.MaxBytes + Allowance;
        var isExpected = MediaPrecondition.Of(http.Request, slot.Of(record));
        if (http.Request.ContentLength > slot.Rule.MaxBytes)
            throw new ODataFault(413, "media-too-large", $"'{slot.Name}' takes at most {slot.Rule.MaxBytes} octets, not {http.Request.ContentLength}. Make the file smaller.", slot.Name);
        var declared = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) ? type.MediaType.ToString().ToLowerInvariant() : null;
        await using var body = new FileBufferingReadStream(http.Request.Body, MaxInMemory);
        var outcome = Answer(slot, record, await TakeAsync(http.Caller(), slot, record, new MediaUpload(body, declared), isExpected, ct));
        if (outcome.Facts is { } facts)
            http.Response.Headers.ETag = StreamProperty.ETagOf(facts);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task<MediaOutcome> TakeAsync(KnowledgePark.Access.Caller caller, MediaSlot slot, IRecord record, MediaUpload upload, Func<MediaFacts?, bool> isExpected, CancellationToken ct)
    {
        try
        {
            return await desk.PutAsync(caller, slot, record, upload, isExpected, ct);
        }
        catch (IOException e) when (s_full.Contains(e.HResult))
        {
            // Where it waits to be checked: the store tells of its own disk itself.
            throw new StoreUnavailableException("The disk of this service for uploads is full. Nothing was written; make room and try again.", e) { IsFull = true };
        }
    }

    private async Task DeleteAsync(HttpContext http, MediaSlot slot, IRecord record, CancellationToken ct)
    {
        if (slot.Of(record) is { } known)
            Answer(slot, record, await desk.RemoveAsync(http.Caller(), slot, record, MediaPrecondition.Of(http.Request, known), ct));
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static MediaOutcome.Done Answer(MediaSlot slot, IRecord record, MediaOutcome outcome) => outcome switch
    {
        MediaOutcome.Done done => done,
        MediaOutcome.Refused refused => throw ODataFault.Of(refused.Reasons),
        MediaOutcome.Forbidden forbidden => throw Gate.Fault(forbidden.Why, $"{slot.Set}('{record.Id}')"),
        MediaOutcome.RecordGone => throw ODataFault.NotFound($"{slot.Set}('{record.Id}')"),
        _ => throw ODataFault.PreconditionFailed(),
    };
}
