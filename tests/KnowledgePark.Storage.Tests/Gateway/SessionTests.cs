using System.Net;
using KnowledgePark.CosmosGateway;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>Session consistency, with a gateway that shows of it no more than it must.</summary>
public sealed class SessionTests : GatewayTests
{
    private static readonly PartitionKey B1 = new("b1");

    protected override GatewayOptions Options => new() { StaleReads = true };

    [Fact]
    public async Task A_session_reads_its_own_writes()
    {
        await PutAsync("a", "b1", new { n = 1 });
        Assert.Equal(1, await ReadAsync(Container));
        await PutAsync("a", "b1", new { n = 2 });
        Assert.Equal(2, await ReadAsync(Container));
        Assert.Equal([2], await QueryAsync<int>("SELECT VALUE c.n FROM c", "b1"));
        Assert.Equal([2], await QueryAsync<int>("SELECT VALUE c.n FROM c"));
    }

    [Fact]
    public async Task Another_session_sees_nothing_until_it_holds_a_token()
    {
        var written = await PutAsync("a", "b1", new { n = 1 });
        await PutAsync("a", "b1", new { n = 2 });
        var other = NewClient().GetContainer("park", "records");
        await MissingAsync(() => ReadAsync(other));
        Assert.Equal(1, await ReadAsync(other, written.Headers.Session));
        Assert.Equal(1, await ReadAsync(other)); // It keeps what it has seen.
    }

    [Fact]
    public async Task A_write_is_judged_by_the_newest_state_and_teaches_it()
    {
        await PutAsync("a", "b1", new { n = 1 });
        var other = NewClient().GetContainer("park", "records");
        var conflict = await Assert.ThrowsAnyAsync<CosmosException>(() => other.CreateItemAsync(Document("a", "b1"), B1, cancellationToken: Ct));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal(1, await ReadAsync(other));
    }

    [Fact]
    public async Task A_batch_that_fails_teaches_the_state_that_it_met()
    {
        await PutAsync("a", "b1", new { n = 1 });
        var other = NewClient().GetContainer("park", "records");
        using var failed = await other.CreateTransactionalBatch(B1).CreateItem(Document("a", "b1")).ExecuteAsync(Ct);
        Assert.Equal(HttpStatusCode.Conflict, failed.StatusCode);
        Assert.Equal(1, await ReadAsync(other));
    }

    [Fact]
    public async Task A_deleted_document_is_still_there_for_who_does_not_know()
    {
        var written = await PutAsync("a", "b1", new { n = 1 });
        await Container.DeleteItemAsync<JObject>("a", B1, cancellationToken: Ct);
        await MissingAsync(() => ReadAsync(Container));
        Assert.Equal(1, await ReadAsync(NewClient().GetContainer("park", "records"), written.Headers.Session));
    }

    [Fact]
    public async Task A_document_made_again_has_two_lives()
    {
        var first = await PutAsync("a", "b1", new { n = 1 });
        var deleted = await Container.DeleteItemAsync<JObject>("a", B1, cancellationToken: Ct);
        var second = await PutAsync("a", "b1", new { n = 2 });
        Assert.Equal(1, await ReadAsync(NewClient().GetContainer("park", "records"), first.Headers.Session));
        await MissingAsync(() => ReadAsync(NewClient().GetContainer("park", "records"), deleted.Headers.Session));
        Assert.Equal(2, await ReadAsync(NewClient().GetContainer("park", "records"), second.Headers.Session));
        Assert.NotEqual(first.Resource.Value<string>("_rid"), second.Resource.Value<string>("_rid"));
    }

    [Fact]
    public async Task A_token_of_one_partition_says_nothing_of_another()
    {
        // Which of these shares a range with b1 is for the hash to say; at least one of them does not.
        var token = (await PutAsync("a", "b1")).Headers.Session;
        var elsewhere = new List<string>();
        for (var i = 2; i < 12; i++)
        {
            var range = (await PutAsync("a", $"b{i}")).Headers.Session.Split(':')[0];
            if (range != token.Split(':')[0])
                elsewhere.Add($"b{i}");
        }

        Assert.NotEmpty(elsewhere);
        var other = NewClient().GetContainer("park", "records");
        await MissingAsync(() => other.ReadItemAsync<JObject>("a", new PartitionKey(elsewhere[0]), new ItemRequestOptions { SessionToken = token }, Ct));
    }

    [Fact]
    public async Task A_token_from_the_future_is_not_available()
    {
        var range = (await PutAsync("a", "b1")).Headers.Session.Split(':')[0];
        using var http = new SignedHttp(Server);
        var headers = new Dictionary<string, string> { ["x-ms-session-token"] = $"{range}:-1#99", ["x-ms-documentdb-partitionkey"] = "[\"b1\"]" };
        using var answer = await http.SendAsync(HttpMethod.Get, "dbs/park/colls/records/docs/a", null, headers, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("1002", answer.Headers.GetValues("x-ms-substatus").Single());
    }

    [Fact]
    public async Task The_change_feed_lags_too()
    {
        var written = await PutAsync("a", "b1");
        await PutAsync("b", "b1");
        using var http = new SignedHttp(Server);
        var headers = new Dictionary<string, string> { ["A-IM"] = "Incremental feed", ["x-ms-session-token"] = written.Headers.Session, ["x-ms-documentdb-partitionkey"] = "[\"b1\"]" };
        using var answer = await http.SendAsync(HttpMethod.Get, "dbs/park/colls/records/docs", null, headers, Ct);
        Assert.Equal(["a"], JObject.Parse(await answer.Content.ReadAsStringAsync(Ct))["Documents"]!.Select(d => d.Value<string>("id")));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(2L, 3)]
    [InlineData(0L, 5)]
    [InlineData(9L, 0)]
    public async Task Without_a_token_a_read_lags_as_far_as_it_is_told(long? lag, int seen)
    {
        await using var server = await CosmosGatewayServer.StartAsync(new GatewayOptions { StaleReads = true, LagWithoutToken = lag, PartitionRanges = 1 }, Ct);
        using var writer = new CosmosClient(server.Endpoint.ToString(), server.Key, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        Database database = await writer.CreateDatabaseAsync("park", cancellationToken: Ct);
        Container container = await database.CreateContainerAsync("records", "/partition", cancellationToken: Ct);
        for (var i = 0; i < 5; i++)
            await container.CreateItemAsync(Document($"a{i}", "b1"), B1, cancellationToken: Ct);
        using var http = new SignedHttp(server);
        var headers = new Dictionary<string, string> { ["x-ms-documentdb-partitionkey"] = "[\"b1\"]" };
        using var answer = await http.SendAsync(HttpMethod.Get, "dbs/park/colls/records/docs", null, headers, Ct);
        Assert.Equal(seen, JObject.Parse(await answer.Content.ReadAsStringAsync(Ct)).Value<int>("_count"));
    }

    [Fact]
    public async Task A_read_that_asks_for_less_than_session_forgets_its_token()
    {
        await PutAsync("a", "b1", new { n = 1 });
        await MissingAsync(() => Container.ReadItemAsync<JObject>("a", B1, new ItemRequestOptions { ConsistencyLevel = ConsistencyLevel.Eventual }, Ct));
    }

    private static async Task<int> ReadAsync(Container container, string? token = null) =>
        (await container.ReadItemAsync<JObject>("a", B1, new ItemRequestOptions { SessionToken = token }, Ct)).Resource.Value<int>("n");

    private static async Task MissingAsync(Func<Task> read) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAnyAsync<CosmosException>(read)).StatusCode);
}
