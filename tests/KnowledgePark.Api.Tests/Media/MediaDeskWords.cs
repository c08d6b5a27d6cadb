using KnowledgePark.Access;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Records;
using KnowledgePark.Storage;

namespace KnowledgePark.Api.Tests.Media;

/// <summary>The media desk as the server itself calls it, for tests that are not about who may.</summary>
internal static class MediaDeskWords
{
    public static Task<MediaOutcome> PutAsync(this MediaDesk desk, MediaSlot slot, IRecord record, MediaUpload upload, Func<MediaFacts?, bool> isExpected, CancellationToken ct) =>
        desk.PutAsync(Caller.Server, slot, record, upload, isExpected, ct);

    public static Task<MediaOutcome> RemoveAsync(this MediaDesk desk, MediaSlot slot, IRecord record, Func<MediaFacts?, bool> isExpected, CancellationToken ct) =>
        desk.RemoveAsync(Caller.Server, slot, record, isExpected, ct);

    public static Task<RegisterOutcome> RemoveRecordAsync<T>(this MediaDesk desk, T record, CancellationToken ct) where T : class, IRecord => desk.RemoveRecordAsync(Caller.Server, record, ct);
}
