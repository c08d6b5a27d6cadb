using System.Globalization;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>
/// The change feed in latest-version mode: each document that was written since a sequence number, once, as it is now, in the order of the last
/// writes. Deletes do not show. What one batch wrote is never parted: a page may be larger than asked for.
/// </summary>
internal static class ChangeFeedRoute
{
    private const int DefaultPage = 100;

    public static Reply Read(Call call, Container container)
    {
        var mode = call.Header(Headers.Incremental);
        if (mode is not ("Incremental feed" or "Incremental Feed"))
            throw Refusal.NotImplemented($"the change feed mode '{mode}'");
        var target = Target.Of(call, container);
        var (readAt, stated) = SessionToken.Resolve(call, target.Range);
        var since = Since(call, stated);
        var changes = target.Documents(readAt)
            .Where(d => d.Version.Lsn > since.Lsn && d.Version.Written >= since.Written)
            .OrderBy(d => d.Version.Lsn).ThenBy(d => d.Version.Step)
            .ToList();
        var page = Page(changes, call.Number(Headers.MaxItemCount) is { } size and > 0 ? size : DefaultPage);
        if (page.Count == 0)
            return new Reply(304).With(Headers.ETag, $"\"{Math.Max(since.Lsn, stated)}\"").With(Headers.ItemCount, "0").With(Headers.Charge, 1).From(target.Range, stated);
        var items = page.Select(d => WithLsn(d.Version)).ToList();
        return Reply.Feed(container.Rid, "Documents", items, Charges.Query(page.Count, page.Sum(d => d.Version.Utf8.Length)))
            .With(Headers.ETag, $"\"{page[^1].Version.Lsn}\"")
            .From(target.Range, Math.Max(stated, page[^1].Version.Lsn));
    }

    private static (long Lsn, DateTimeOffset Written) Since(Call call, long newest)
    {
        if (call.Header("If-Modified-Since") is { } time && call.Header(Headers.IfNoneMatch) is null)
        {
            return DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
                ? (0, since)
                : throw Refusal.BadRequest($"If-Modified-Since is no time: {time}.");
        }

        return (call.Header(Headers.IfNoneMatch)?.Trim('"') switch
        {
            null => 0,
            "*" => newest,
            var mark => long.TryParse(mark, CultureInfo.InvariantCulture, out var lsn) ? lsn : throw Refusal.BadRequest($"If-None-Match is no mark of a change feed: {mark}."),
        }, DateTimeOffset.MinValue);
    }

    private static List<(DocumentEntry Entry, DocumentVersion Version)> Page(List<(DocumentEntry Entry, DocumentVersion Version)> changes, int size)
    {
        if (changes.Count <= size)
            return changes;
        var end = changes[size - 1].Version.Lsn;
        return [.. changes.TakeWhile(d => d.Version.Lsn <= end)];
    }

    private static Value WithLsn(DocumentVersion version) =>
        Value.Of(new OrderedDictionary<string, Value>(version.Body.Members, StringComparer.Ordinal) { ["_lsn"] = Value.Of(version.Lsn) });
}
