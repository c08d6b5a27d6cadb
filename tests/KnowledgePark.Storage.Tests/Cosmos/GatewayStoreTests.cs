using KnowledgePark.CosmosGateway;
using KnowledgePark.Storage.Azure;

[assembly: AssemblyFixture(typeof(KnowledgePark.Storage.Tests.Cosmos.SharedGateway))]

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>One test gateway for all tests that need nothing special of it; each test has a database of its own.</summary>
public sealed class SharedGateway : IAsyncLifetime
{
    private CosmosGatewayServer? _server;

    public async ValueTask InitializeAsync() => _server = await CosmosGatewayServer.StartAsync(new GatewayOptions { StaleReads = true }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public AzureOptions NewDatabase() => new() { CosmosEndpoint = _server!.Endpoint, EmulatorKey = _server.Key, Database = $"test-{Guid.NewGuid():N}", Patience = TimeSpan.FromSeconds(30), AttemptTimeout = TimeSpan.FromSeconds(30) }; // Started before any test.
}

/// <summary>
/// The promises, kept by Cosmos DB's SDK against the test gateway, whose replicas answer as late as session consistency lets them.
/// </summary>
public sealed class GatewayStoreTests(SharedGateway gateway) : QueryPromises
{
    protected override async Task<IParkStore> OpenAsync()
    {
        var store = CosmosStore.Connect(gateway.NewDatabase());
        await store.ProvisionAsync(1000, Ct);
        return store;
    }
}
