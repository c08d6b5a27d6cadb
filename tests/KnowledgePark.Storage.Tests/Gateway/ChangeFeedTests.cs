using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>The change feed in latest-version mode through the SDK's pull iterator.</summary>
public sealed class ChangeFeedTests : GatewayTests
{
    private static readonly PartitionKey B1 = new("b1");

    [Fact]
    public async Task From_the_beginning_each_document_comes_once_as_it_is_now()
    {
        await PutAsync("a", "b1", new { n = 1 });
        await PutAsync("b", "b1");
        await PutAsync("a", "b1", new { n = 2 });
        var (seen, _) = await DrainAsync(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(B1)));
        Assert.Equal(["b", "a"], seen.Select(d => d.Value<string>("id")));
        Assert.Equal(2, seen[1].Value<int>("n"));
    }

    [Fact]
    public async Task The_feed_of_a_container_covers_every_range()
    {
        for (var i = 0; i < 40; i++)
            await PutAsync("a", $"b{i}");
        var (seen, _) = await DrainAsync(ChangeFeedStartFrom.Beginning(), pageSize: 3);
        Assert.Equal(40, seen.Select(d => d.Value<string>("partition")).Distinct().Count());
        Assert.Equal(40, seen.Count);
    }

    [Fact]
    public async Task From_now_only_what_is_written_later_comes()
    {
        await PutAsync("before", "b1");
        var (none, mark) = await DrainAsync(ChangeFeedStartFrom.Now(FeedRange.FromPartitionKey(B1)));
        Assert.Empty(none);
        await PutAsync("after", "b1");
        await PutAsync("elsewhere", "b2");
        var (seen, next) = await DrainAsync(ChangeFeedStartFrom.ContinuationToken(mark));
        Assert.Equal(["after"], seen.Select(d => d.Value<string>("id")));
        Assert.Empty((await DrainAsync(ChangeFeedStartFrom.ContinuationToken(next))).Seen);
    }

    [Fact]
    public async Task A_continuation_goes_on_over_all_ranges()
    {
        for (var i = 0; i < 12; i++)
            await PutAsync("old", $"b{i}");
        var (_, mark) = await DrainAsync(ChangeFeedStartFrom.Beginning());
        for (var i = 0; i < 12; i++)
            await PutAsync("new", $"b{i}");
        var (seen, _) = await DrainAsync(ChangeFeedStartFrom.ContinuationToken(mark), pageSize: 2);
        Assert.Equal(12, seen.Count);
        Assert.All(seen, d => Assert.Equal("new", d.Value<string>("id")));
    }

    [Fact]
    public async Task A_delete_does_not_show()
    {
        await PutAsync("a", "b1");
        await PutAsync("b", "b1");
        var (_, mark) = await DrainAsync(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(B1)));
        await Container.DeleteItemAsync<JObject>("a", B1, cancellationToken: Ct);
        Assert.Empty((await DrainAsync(ChangeFeedStartFrom.ContinuationToken(mark))).Seen);
        Assert.Equal(["b"], (await DrainAsync(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(B1)))).Seen.Select(d => d.Value<string>("id")));
    }

    [Fact]
    public async Task What_a_batch_wrote_comes_in_one_page_with_one_sequence_number()
    {
        await PutAsync("first", "b1");
        var batch = Container.CreateTransactionalBatch(B1);
        for (var i = 0; i < 5; i++)
            batch.CreateItem(Document($"a{i}", "b1"));
        using (await batch.ExecuteAsync(Ct))
            await PutAsync("last", "b1");
        using var iterator = Feed(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(B1)), pageSize: 2);
        var first = await iterator.ReadNextAsync(Ct);
        var second = await iterator.ReadNextAsync(Ct);
        Assert.Equal(["first", "a0", "a1", "a2", "a3", "a4"], first.Select(d => d.Value<string>("id")));
        Assert.Single(first.Skip(1).Select(d => d.Value<long>("_lsn")).Distinct());
        Assert.Equal(["last"], second.Select(d => d.Value<string>("id")));
    }

    [Fact]
    public async Task Who_reads_on_while_others_write_misses_nothing()
    {
        const int writers = 4, each = 40;
        var mark = (await DrainAsync(ChangeFeedStartFrom.Now())).Mark;
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(async w =>
        {
            for (var i = 0; i < each; i++)
                await PutAsync($"w{w}", $"b{i % 10}", new { last = i });
        }));
        var seen = new Dictionary<string, int>();
        bool isLast;
        do
        {
            isLast = writing.IsCompleted;
            var (changes, next) = await DrainAsync(ChangeFeedStartFrom.ContinuationToken(mark), pageSize: 5);
            foreach (var change in changes)
                seen[$"{change["id"]} {change["partition"]}"] = change.Value<int>("last");
            mark = next;
        }
        while (!isLast);
        await writing;
        Assert.Equal(writers * 10, seen.Count);
        Assert.All(seen, s => Assert.Equal(each - 10 + int.Parse(s.Key.Split('b')[1], System.Globalization.CultureInfo.InvariantCulture), s.Value));
    }

    [Fact]
    public async Task Every_version_and_delete_is_not_served() => await Assert.ThrowsAnyAsync<CosmosException>(async () =>
    {
        using var iterator = Container.GetChangeFeedIterator<JObject>(ChangeFeedStartFrom.Now(), ChangeFeedMode.AllVersionsAndDeletes);
        await iterator.ReadNextAsync(Ct);
    });

    private FeedIterator<JObject> Feed(ChangeFeedStartFrom from, int pageSize) =>
        Container.GetChangeFeedIterator<JObject>(from, ChangeFeedMode.LatestVersion, new ChangeFeedRequestOptions { PageSizeHint = pageSize });

    private async Task<(List<JObject> Seen, string Mark)> DrainAsync(ChangeFeedStartFrom from, int pageSize = 100)
    {
        using var iterator = Feed(from, pageSize);
        var seen = new List<JObject>();
        while (true)
        {
            var page = await iterator.ReadNextAsync(Ct);
            if (page.StatusCode == HttpStatusCode.NotModified)
                return (seen, page.ContinuationToken);
            seen.AddRange(page);
        }
    }
}
