using System.Collections.ObjectModel;
using KnowledgePark.CosmosGateway;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Linq;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>
/// Queries through the SDK over four ranges: planned in the process by Microsoft's planner; <see cref="PlanTests"/> runs the same with the
/// gateway's plans.
/// </summary>
public sealed class QueryTests : GatewayTests
{
    private const int Count = 60;
    private int _plans;

    protected override GatewayOptions Options => new()
    {
        OnRequest = request =>
        {
            if (request.Headers.ContainsKey("x-ms-cosmos-is-query-plan-request"))
                Interlocked.Increment(ref _plans);
            return null;
        },
    };

    protected override ContainerProperties Properties => new("records", "/partition")
    {
        IndexingPolicy = new IndexingPolicy
        {
            IncludedPaths = { new IncludedPath { Path = "/*" } },
            ExcludedPaths = { new ExcludedPath { Path = "/notes/*" } },
            CompositeIndexes =
            {
                new Collection<CompositePath> { new() { Path = "/type" }, new() { Path = "/n", Order = CompositePathSortOrder.Descending } },
                new Collection<CompositePath> { new() { Path = "/record/name" }, new() { Path = "/record/id" } },
            },
        },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // 12 partitions over 4 ranges; each third n ties, each tenth has none.
        for (var i = 0; i < Count; i++)
        {
            object more = i % 10 == 9
                ? new { type = "a", record = new { id = $"k{i:00}", name = $"N{i % 7}" } }
                : new { type = i % 2 == 0 ? "a" : "b", n = i / 3, list = new[] { new { k = i % 5 }, new { k = 9 } }, from = $"2026-01-{(i % 28) + 1:00}", record = new { id = $"k{i:00}", name = $"N{i % 7}" } };
            await PutAsync($"k{i:00}", $"b{i % 12}", more);
        }
    }

    [Fact]
    public async Task The_plan_comes_from_where_the_environment_says()
    {
        await QueryAsync<JObject>("SELECT * FROM c ORDER BY c.n");
        Assert.Equal(CosmosEnvironment.OwnPlanner ? 1 : 0, _plans);
    }

    [Fact]
    public async Task Without_order_every_document_comes_once_whatever_the_page()
    {
        foreach (var pageSize in new[] { 1, 7, 1000 })
            Assert.Equal(Count, (await QueryAsync<JObject>("SELECT * FROM c", pageSize: pageSize)).Select(d => d.Value<string>("id")).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task ORDER_BY_merges_the_ranges_and_puts_undefined_first(int pageSize)
    {
        var rows = await QueryAsync<JObject>("SELECT c.id, c.n FROM c ORDER BY c.n", pageSize: pageSize);
        Assert.Equal(Count, rows.Select(r => r.Value<string>("id")).Distinct().Count());
        Assert.Equal(rows.Select(r => r.Value<int?>("n") ?? -1).Order(), rows.Select(r => r.Value<int?>("n") ?? -1));
        Assert.All(rows.Take(6), r => Assert.Null(r["n"]));
    }

    [Theory]
    [InlineData("c.type ASC, c.n DESC", false)]
    [InlineData("c.type DESC, c.n ASC", true)]
    public async Task A_composite_index_serves_its_order_and_the_reverse(string order, bool isReversed)
    {
        var rows = await QueryAsync<JObject>($"SELECT c.id, c.type, c.n FROM c ORDER BY {order}", pageSize: 5);
        var expected = rows.OrderBy(r => r.Value<string>("type"), StringComparer.Ordinal).ThenByDescending(r => r.Value<int?>("n") ?? -1).ToList();
        if (isReversed)
            expected = [.. rows.OrderByDescending(r => r.Value<string>("type"), StringComparer.Ordinal).ThenBy(r => r.Value<int?>("n") ?? -1)];
        Assert.Equal(Count, rows.Count);
        Assert.Equal(expected.Select(Key), rows.Select(Key));

        static string Key(JObject row) => $"{row["type"]} {row["n"]}";
    }

    [Fact]
    public async Task OFFSET_and_LIMIT_cut_the_merged_order()
    {
        const string text = "SELECT VALUE c.record.id FROM c WHERE c.type = @type ORDER BY c.record.name ASC, c.record.id ASC";
        var all = await QueryAsync<string>(text, null, null, ("@type", "a"));
        var cut = await QueryAsync<string>(text + " OFFSET @skip LIMIT @take", null, 3, ("@type", "a"), ("@skip", 5), ("@take", 8));
        Assert.Equal(all.Skip(5).Take(8), cut);
        Assert.Equal(all[2..4], await QueryAsync<string>(text + " OFFSET 2 LIMIT 2", null, null, ("@type", "a")));
    }

    [Fact]
    public async Task TOP_takes_the_first()
    {
        Assert.Equal(["k59", "k58", "k57"], await QueryAsync<string>("SELECT TOP 3 VALUE c.id FROM c ORDER BY c.id DESC"));
        Assert.Equal(5, (await QueryAsync<JObject>("SELECT TOP 5 * FROM c", pageSize: 2)).Count);
    }

    [Fact]
    public async Task Aggregates_are_merged_over_the_ranges()
    {
        var numbers = Enumerable.Range(0, Count).Where(i => i % 10 != 9).Select(i => i / 3).ToList();
        Assert.Equal([Count], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c"));
        Assert.Equal([numbers.Count], await QueryAsync<int>("SELECT VALUE COUNT(c.n) FROM c"));
        Assert.Equal([numbers.Sum()], await QueryAsync<int>("SELECT VALUE SUM(c.n) FROM c"));
        Assert.Equal([0], await QueryAsync<int>("SELECT VALUE MIN(c.n) FROM c"));
        Assert.Equal([19], await QueryAsync<int>("SELECT VALUE MAX(c.n) FROM c"));
        Assert.Equal(numbers.Average(), Assert.Single(await QueryAsync<double>("SELECT VALUE AVG(c.n) FROM c")), 9);
        Assert.Equal([0], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c WHERE c.type = 'none'"));
        var both = Assert.Single(await QueryAsync<JObject>("SELECT COUNT(1) AS rows, MAX(c.n) AS most FROM c WHERE c.type = 'b'"));
        Assert.Equal((24, 19), (both.Value<int>("rows"), both.Value<int>("most")));
    }

    [Fact]
    public async Task In_one_partition_the_same_queries_see_that_partition_only()
    {
        Assert.Equal([5], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c", "b3"));
        Assert.Equal(["k03", "k15", "k27", "k39", "k51"], await QueryAsync<string>("SELECT VALUE c.id FROM c ORDER BY c.id", "b3", 2));
        Assert.Equal(["k27", "k39"], await QueryAsync<string>("SELECT VALUE c.id FROM c ORDER BY c.id OFFSET 2 LIMIT 2", "b3", 1));
        Assert.Equal(["k51"], await QueryAsync<string>("SELECT TOP 1 VALUE c.id FROM c ORDER BY c.id DESC", "b3"));
        Assert.Equal(["k03", "k15"], (await QueryAsync<string>("SELECT VALUE c.id FROM c OFFSET 0 LIMIT 2", "b3", 1)).Order());
        Assert.Equal([1 + 5 + 9 + 17], await QueryAsync<int>("SELECT VALUE SUM(c.n) FROM c WHERE c.partition = 'b3'"));
    }

    [Fact]
    public async Task JOIN_and_EXISTS_look_into_arrays()
    {
        var joined = await QueryAsync<JObject>("SELECT c.id, x.k FROM c JOIN x IN c.list WHERE x.k = 9", pageSize: 7);
        Assert.Equal(54, joined.Count);
        Assert.Equal(2 * 54, (await QueryAsync<int>("SELECT VALUE x.k FROM x IN c.list", pageSize: 7)).Count);
        var having = await QueryAsync<string>(
            "SELECT VALUE c.id FROM c WHERE c.type = @type AND EXISTS (SELECT VALUE x0 FROM x0 IN c.list WHERE x0.k = @k) ORDER BY c.id", null, 3, ("@type", "a"), ("@k", 2));
        Assert.Equal(["k02", "k12", "k22", "k32", "k42", "k52"], having);
        Assert.Equal([6], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c WHERE NOT EXISTS (SELECT VALUE x FROM x IN c.list)"));
    }

    [Theory]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.n")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.n DESC")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.type ASC, c.n DESC")]
    [InlineData("SELECT VALUE c.id FROM c")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.id OFFSET 3 LIMIT 50")]
    public async Task A_new_iterator_goes_on_from_a_token_without_loss_or_repeat(string query)
    {
        var whole = await QueryAsync<string>(query);
        var pieces = new List<string>();
        string? token = null;
        do
        {
            using var iterator = NewClient().GetContainer("park", "records").GetItemQueryIterator<string>(query, token, new QueryRequestOptions { MaxItemCount = 7 });
            var page = await iterator.ReadNextAsync(Ct);
            pieces.AddRange(page);
            token = page.ContinuationToken;
        }
        while (token is not null);
        Assert.Equal(whole.Order(), pieces.Order());
        if (query.Contains("ORDER BY", StringComparison.Ordinal))
            Assert.Equal(whole, pieces);
    }

    [Fact]
    public async Task The_queries_that_the_SDK_writes_itself_are_served()
    {
        (string, PartitionKey)[] asked = [("k03", new PartitionKey("b3")), ("k15", new PartitionKey("b3")), ("k04", new PartitionKey("b4")), ("none", new PartitionKey("b5"))];
        var many = await Container.ReadManyItemsAsync<JObject>(asked, cancellationToken: Ct);
        Assert.Equal(["k03", "k04", "k15"], many.Select(d => d.Value<string>("id")).Order());
        using var linq = Container.GetItemLinqQueryable<Row>(linqSerializerOptions: new CosmosLinqSerializerOptions { PropertyNamingPolicy = CosmosPropertyNamingPolicy.CamelCase })
            .Where(r => r.Type == "a" && r.N > 16).OrderByDescending(r => r.Id).Take(2).ToFeedIterator();
        var rows = new List<Row>();
        while (linq.HasMoreResults)
            rows.AddRange(await linq.ReadNextAsync(Ct));
        Assert.Equal(["k58", "k56"], rows.Select(r => r.Id));
    }

    [Theory]
    [InlineData("SELECT * FROM c ORDER BY c.n, c.type", "does not have a corresponding composite index")]
    [InlineData("SELECT * FROM c ORDER BY c.type ASC, c.n ASC", "does not have a corresponding composite index")]
    [InlineData("SELECT * FROM c ORDER BY c.notes.text", "is excluded")]
    [InlineData("SELECT * FROM c ORDER BY c._etag", "is excluded")]
    public async Task An_order_without_its_index_is_refused(string query, string reason) => Assert.Contains(reason, (await RefusedAsync(query)).Message);

    [Fact]
    public async Task A_reserved_word_after_a_dot_is_refused_and_in_brackets_taken()
    {
        await RefusedAsync("SELECT * FROM c WHERE c.from > '2026-01-20'");
        Assert.NotEmpty(await QueryAsync<JObject>("SELECT c[\"from\"] FROM c WHERE c[\"from\"] > '2026-01-20' ORDER BY c[\"from\"]"));
    }

    private sealed record Row(string Id, string Type, int? N);
}
