using System.Net;
using System.Text.Json;
using KnowledgePark.Storage.Azure.Documents;
using KnowledgePark.Storage.Azure.Querying;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Reading;

/// <summary>
/// What changed since a mark. Without one, all records are read by a query; the mark then leads to the change feed, from the moment at which
/// the query began. What changes meanwhile is told twice rather than never.
/// </summary>
internal sealed class ChangeLog(Container container, Queries queries, Attempts attempts, FailedAnswers failed)
{
    /// <summary>What is not found by then is found from the same mark next time: it does not move past what was not read.</summary>
    private const int MaxLooks = 3;

    public async Task<Changes<T>> SinceAsync<T>(string? text, int limit, CancellationToken ct) where T : class, IRecord
    {
        var mark = text is null ? new ChangeMark(await NowAsync(ct), "") : ChangeMark.Parse(text);
        return mark.ReadUntil is null ? await FeedAsync<T>(mark.Feed, limit, ct) : await SnapshotAsync<T>(mark, limit, ct);
    }

    private async Task<Changes<T>> SnapshotAsync<T>(ChangeMark mark, int limit, CancellationToken ct) where T : class, IRecord
    {
        var kind = Kind.Of<T>();
        var sql = new SqlText(
            $"""SELECT c["record"] AS record, c["_etag"] AS _etag FROM c WHERE c["type"] = "{kind.Name}" AND c["record"]["id"] > @p0 ORDER BY c["record"]["id"] ASC OFFSET 0 LIMIT {limit + 1}""", [("@p0", mark.ReadUntil)]);
        var rows = await queries.AllAsync<Row<T>>("changes", kind.Name, sql, null, ct);
        var some = rows.Take(limit).Select(r => Documents.Documents.Versioned(r.Record, r.ETag)).ToList();
        var hasMore = rows.Count > limit;
        return new Changes<T>(some, [], (hasMore ? mark with { ReadUntil = some[^1].Id } : mark with { ReadUntil = null }).ToString(), hasMore);
    }

    private async Task<Changes<T>> FeedAsync<T>(string feed, int limit, CancellationToken ct) where T : class, IRecord
    {
        var kind = Kind.Of<T>();
        var seen = new Dictionary<string, T?>(); // The last word on each record.
        using var pages = new Pages<Document<JsonDocument>>(attempts, "changes", mark => Feed(ChangeFeedStartFrom.ContinuationToken(mark), limit), feed);
        var looks = 0;
        while (seen.Count < limit)
        {
            var failedBefore = failed.Count;
            var page = await pages.NextAsync(ct);
            attempts.Charges.Record("changes", kind.Name, page.RequestCharge);
            feed = page.ContinuationToken;
            if (page.StatusCode == HttpStatusCode.NotModified)
            {
                // 'Nothing new' from everywhere, or from everywhere but where an answer failed: then it looks again.
                if (failed.Count == failedBefore || ++looks > MaxLooks)
                    return Answer(hasMore: false);
                continue;
            }

            foreach (var document in page)
            {
                if (document.Type == kind.Gone)
                    seen[kind.RecordId(document.Id)] = null;
                else if (document.Type == kind.Name)
                    seen[kind.RecordId(document.Id)] = Documents.Documents.Versioned(Record<T>(document), document.ETag);
            }
        }

        return Answer(hasMore: true);

        Changes<T> Answer(bool hasMore) => new(
            [.. seen.Values.OfType<T>()], [.. seen.Where(s => s.Value is null).Select(s => s.Key)], new ChangeMark(feed, null).ToString(), hasMore);
    }

    private static T Record<T>(Document<JsonDocument> document) where T : class =>
        document.Record?.Deserialize<T>(DocumentJson.Options) ?? throw new InvalidDataException($"The document '{document.Id}' holds no record.");

    private async Task<string> NowAsync(CancellationToken ct)
    {
        for (var look = 0; look <= MaxLooks; look++)
        {
            var failedBefore = failed.Count;
            using var pages = Feed(ChangeFeedStartFrom.Now(), 1);
            var page = await attempts.ReadAsync("changes", pages.ReadNextAsync, ct);
            // A partition that did not answer would still stand at 'now', and that would be the moment at which it is first read.
            if (failed.Count == failedBefore)
                return page.ContinuationToken;
        }

        throw new StoreUnavailableException("The store cannot say at present what changes. Try again shortly.");
    }

    private FeedIterator<Document<JsonDocument>> Feed(ChangeFeedStartFrom from, int pageItems) => container.GetChangeFeedIterator<Document<JsonDocument>>(
        from, ChangeFeedMode.LatestVersion, new ChangeFeedRequestOptions { PageSizeHint = pageItems });
}
