using System.Collections.ObjectModel;
using System.Net;
using KnowledgePark.CosmosGateway;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>The account, its databases and containers, their throughput, and who may come in.</summary>
public sealed class AccountTests : GatewayTests
{
    [Fact]
    public async Task The_account_says_its_region_and_consistency()
    {
        var account = await Client.ReadAccountAsync();
        Assert.Equal(ConsistencyLevel.Session, account.Consistency.DefaultConsistencyLevel);
        Assert.Equal(Server.Endpoint.ToString(), Assert.Single(account.WritableRegions).Endpoint);
    }

    [Fact]
    public async Task A_database_or_container_is_made_once()
    {
        Assert.Equal(HttpStatusCode.OK, (await Client.CreateDatabaseIfNotExistsAsync("park", cancellationToken: Ct)).StatusCode);
        var database = Client.GetDatabase("park");
        Assert.Equal(HttpStatusCode.OK, (await database.CreateContainerIfNotExistsAsync(Properties, cancellationToken: Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await database.CreateContainerIfNotExistsAsync(new ContainerProperties("signposts", "/partition"), cancellationToken: Ct)).StatusCode);
        await RefusedAsync(HttpStatusCode.Conflict, () => Client.CreateDatabaseAsync("park", cancellationToken: Ct));
        await RefusedAsync(HttpStatusCode.Conflict, () => database.CreateContainerAsync(Properties, cancellationToken: Ct));
        using var containers = database.GetContainerQueryIterator<ContainerProperties>("SELECT * FROM c WHERE c.id = 'signposts'");
        Assert.Equal("signposts", Assert.Single(await containers.ReadNextAsync(Ct)).Id);
    }

    [Fact]
    public async Task A_container_reads_back_as_it_was_made_and_can_be_replaced()
    {
        var sent = new ContainerProperties("made", "/partition")
        {
            DefaultTimeToLive = 60,
            IndexingPolicy = new IndexingPolicy
            {
                IncludedPaths = { new IncludedPath { Path = "/type/?" } },
                ExcludedPaths = { new ExcludedPath { Path = "/*" } },
                CompositeIndexes = { new Collection<CompositePath> { new() { Path = "/a" }, new() { Path = "/b", Order = CompositePathSortOrder.Descending } } },
            },
        };
        await Client.GetDatabase("park").CreateContainerAsync(sent, cancellationToken: Ct);
        var container = Client.GetContainer("park", "made");
        var read = (await container.ReadContainerAsync(cancellationToken: Ct)).Resource;
        Assert.Equal(("/partition", 60), (read.PartitionKeyPath, read.DefaultTimeToLive));
        Assert.Equal("/type/?", Assert.Single(read.IndexingPolicy.IncludedPaths).Path);
        Assert.Equal(["/a", "/b"], Assert.Single(read.IndexingPolicy.CompositeIndexes).Select(p => p.Path));
        read.DefaultTimeToLive = -1;
        read.IndexingPolicy.CompositeIndexes.Clear();
        await container.ReplaceContainerAsync(read, cancellationToken: Ct);
        var replaced = (await container.ReadContainerAsync(cancellationToken: Ct)).Resource;
        Assert.Equal(-1, replaced.DefaultTimeToLive);
        Assert.Empty(replaced.IndexingPolicy.CompositeIndexes);
    }

    [Fact]
    public async Task A_deleted_container_is_gone_with_its_documents()
    {
        await PutAsync("a", "b1");
        await Container.DeleteContainerAsync(cancellationToken: Ct);
        await RefusedAsync(HttpStatusCode.NotFound, () => NewClient().GetContainer("park", "records").ReadContainerAsync(cancellationToken: Ct));
        await Client.GetDatabase("park").CreateContainerAsync(Properties, cancellationToken: Ct);
        await RefusedAsync(HttpStatusCode.NotFound, () => NewClient().GetContainer("park", "records").ReadItemAsync<JObject>("a", new PartitionKey("b1"), cancellationToken: Ct));
        await Client.GetDatabase("park").DeleteAsync(cancellationToken: Ct);
        await RefusedAsync(HttpStatusCode.NotFound, () => NewClient().GetDatabase("park").ReadAsync(cancellationToken: Ct));
    }

    [Fact]
    public async Task Throughput_is_read_back_and_replaced()
    {
        var database = Client.GetDatabase("park");
        Assert.Equal(400, await Container.ReadThroughputAsync(Ct));
        Assert.Null(await database.ReadThroughputAsync(Ct));
        Container scaled = await database.CreateContainerAsync(new ContainerProperties("scaled", "/partition"), ThroughputProperties.CreateAutoscaleThroughput(4000), cancellationToken: Ct);
        Assert.Equal(4000, (await scaled.ReadThroughputAsync(new RequestOptions(), Ct)).Resource.AutoscaleMaxThroughput);
        await scaled.ReplaceThroughputAsync(ThroughputProperties.CreateAutoscaleThroughput(6000), cancellationToken: Ct);
        Assert.Equal(6000, (await scaled.ReadThroughputAsync(new RequestOptions(), Ct)).Resource.AutoscaleMaxThroughput);
        Database shared = await Client.CreateDatabaseAsync("shared", 500, cancellationToken: Ct);
        Assert.Equal(500, await shared.ReadThroughputAsync(Ct));
        Container within = await shared.CreateContainerAsync(Properties, cancellationToken: Ct);
        Assert.Null(await within.ReadThroughputAsync(Ct));
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var stranger = NewClient(Convert.ToBase64String(new byte[64]));
        await RefusedAsync(HttpStatusCode.Unauthorized, () => stranger.GetContainer("park", "records").ReadItemAsync<JObject>("a", new PartitionKey("b1"), cancellationToken: Ct));
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused()
    {
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(Server.Endpoint, Ct)).StatusCode);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task A_token_of_Entra_ID_is_taken_only_where_any_is(bool acceptAny, HttpStatusCode status)
    {
        await using var server = await CosmosGatewayServer.StartAsync(new GatewayOptions { AcceptAnyIdentity = acceptAny }, Ct);
        using var http = new SignedHttp(server);
        var token = new Dictionary<string, string> { ["authorization"] = Uri.EscapeDataString("type=aad&ver=1.0&sig=a.b.c") };
        using var answer = await http.SendAsync(HttpMethod.Get, "dbs", null, token, Ct);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "dbs/park/colls/records/sprocs", 501)]
    [InlineData("GET", "dbs/park/users", 501)]
    [InlineData("PATCH", "dbs/park/colls/records/docs/a", 501)]
    [InlineData("GET", "elsewhere", 501)]
    [InlineData("GET", "dbs/none/colls", 404)]
    public async Task A_route_that_is_not_served_is_refused(string method, string path, int status)
    {
        using var http = new SignedHttp(Server);
        using var answer = await http.SendAsync(new HttpMethod(method), path, null, new Dictionary<string, string>(), Ct);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("x-ms-documentdb-pre-trigger-include", "check")]
    [InlineData("x-ms-indexing-directive", "Exclude")]
    [InlineData("A-IM", "Full-Fidelity Feed")]
    public async Task A_header_that_asks_for_more_is_refused(string header, string value)
    {
        using var http = new SignedHttp(Server);
        using var answer = await http.SendAsync(HttpMethod.Get, "dbs/park/colls/records/docs", null, new Dictionary<string, string> { [header] = value }, Ct);
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Fact]
    public async Task Bulk_execution_is_refused()
    {
        var bulk = NewClient(change: o => o.AllowBulkExecution = true).GetContainer("park", "records");
        await RefusedAsync(HttpStatusCode.NotImplemented, () => bulk.CreateItemAsync(Document("a", "b1"), new PartitionKey("b1"), cancellationToken: Ct));
    }

    [Fact]
    public async Task Container_features_that_are_not_served_are_refused()
    {
        var database = Client.GetDatabase("park");
        await RefusedAsync(HttpStatusCode.NotImplemented, () => database.CreateContainerAsync(new ContainerProperties("a", ["/a", "/b"]), cancellationToken: Ct));
        var unique = new ContainerProperties("a", "/a") { UniqueKeyPolicy = new UniqueKeyPolicy { UniqueKeys = { new UniqueKey { Paths = { "/x" } } } } };
        await RefusedAsync(HttpStatusCode.NotImplemented, () => database.CreateContainerAsync(unique, cancellationToken: Ct));
    }

    [Fact]
    public async Task A_request_for_a_container_that_is_gone_does_not_reach_the_new_one_of_its_name()
    {
        using var http = new SignedHttp(Server);
        var headers = new Dictionary<string, string> { ["x-ms-cosmos-intended-collection-rid"] = "AAAAAYAAAAk=", ["x-ms-documentdb-partitionkey"] = "[\"b1\"]" };
        using var answer = await http.SendAsync(HttpMethod.Get, "dbs/park/colls/records/docs", null, headers, Ct);
        Assert.Equal("1024", answer.Headers.GetValues("x-ms-substatus").Single());
    }

    [Theory]
    [InlineData("If-None-Match")]
    [InlineData("If-Match")]
    public async Task A_condition_that_a_create_does_not_know_is_refused(string header)
    {
        using var http = new SignedHttp(Server);
        var headers = new Dictionary<string, string> { [header] = "\"x\"", ["x-ms-documentdb-partitionkey"] = "[\"b1\"]", ["Prefer"] = "return=minimal" };
        using var answer = await http.SendAsync(HttpMethod.Post, "dbs/park/colls/records/docs", null, headers, Ct);
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("here")]
    public async Task A_gateway_listens_only_to_this_machine(string url) =>
        await Assert.ThrowsAsync<ArgumentException>(() => CosmosGatewayServer.StartAsync(new GatewayOptions { Url = url }, Ct));

    private static async Task RefusedAsync(HttpStatusCode status, Func<Task> act) =>
        Assert.Equal(status, (await Assert.ThrowsAnyAsync<CosmosException>(act)).StatusCode);
}
