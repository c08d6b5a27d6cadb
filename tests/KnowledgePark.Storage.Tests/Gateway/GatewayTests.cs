using KnowledgePark.CosmosGateway;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>A gateway, the real SDK in front of it, and a container with partition key <c>/partition</c>.</summary>
public abstract class GatewayTests : IAsyncLifetime
{
    private readonly List<CosmosClient> _clients = [];

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected CosmosGatewayServer Server { get; private set; } = null!; // Set before each fact, as all here.

    protected CosmosClient Client { get; private set; } = null!;

    protected Container Container { get; private set; } = null!;

    protected virtual GatewayOptions Options => new();

    protected virtual ContainerProperties Properties => new("records", "/partition");

    public virtual async ValueTask InitializeAsync()
    {
        Server = await CosmosGatewayServer.StartAsync(Options, Ct);
        Client = NewClient();
        Database database = await Client.CreateDatabaseAsync("park", cancellationToken: Ct);
        Container = await database.CreateContainerAsync(Properties, cancellationToken: Ct);
    }

    public virtual async ValueTask DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client of its own: it has seen nothing yet, so its session is empty.</summary>
    protected CosmosClient NewClient(string? key = null, Action<CosmosClientOptions>? change = null)
    {
        var options = new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            MaxRetryAttemptsOnRateLimitedRequests = 0,
        };
        change?.Invoke(options);
        _clients.Add(new CosmosClient(Server.Endpoint.ToString(), key ?? Server.Key, options));
        return _clients[^1];
    }

    protected static JObject Document(string id, string partition, object? more = null)
    {
        var document = more is null ? [] : JObject.FromObject(more);
        document["id"] = id;
        document["partition"] = partition;
        return document;
    }

    protected async Task<ItemResponse<JObject>> PutAsync(string id, string partition, object? more = null) =>
        await Container.UpsertItemAsync(Document(id, partition, more), new PartitionKey(partition), cancellationToken: Ct);

    protected async Task<List<T>> QueryAsync<T>(string query, string? partition = null, int? pageSize = null, params (string Name, object? Value)[] parameters)
    {
        var definition = parameters.Aggregate(new QueryDefinition(query), (d, p) => d.WithParameter(p.Name, p.Value));
        var options = new QueryRequestOptions { MaxItemCount = pageSize, PartitionKey = partition is null ? null : new PartitionKey(partition) };
        using var iterator = Container.GetItemQueryIterator<T>(definition, null, options);
        var found = new List<T>();
        while (iterator.HasMoreResults)
            found.AddRange(await iterator.ReadNextAsync(Ct));
        return found;
    }

    protected async Task<CosmosException> RefusedAsync(string query) => await Assert.ThrowsAnyAsync<CosmosException>(() => QueryAsync<JToken>(query));
}
