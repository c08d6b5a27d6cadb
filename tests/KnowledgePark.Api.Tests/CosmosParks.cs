using KnowledgePark.CosmosGateway;
using KnowledgePark.Host.Stores;
using KnowledgePark.Storage.Azure;
using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Api.Tests;

/// <summary>Two servers, each with what it remembers, on one database of the Cosmos gateway; chosen by settings alone.</summary>
public sealed class CosmosParks : IAsyncLifetime
{
    private readonly bool _areReadsStale;

    private CosmosGatewayServer _gateway = null!; // Set before each test.

    public CosmosParks() : this(areReadsStale: true)
    {
    }

    /// <param name="areReadsStale">True: whoever comes without a session token, such as a new process, may be shown a state of long ago.</param>
    internal CosmosParks(bool areReadsStale) => _areReadsStale = areReadsStale;

    public TestPark One { get; private set; } = null!; // As above.

    public TestPark Two { get; private set; } = null!; // As above.

    /// <summary>The store of both, for verbs.</summary>
    internal StoreChoice Choice => new StoreChoice.Azure(new AzureOptions { CosmosEndpoint = _gateway.Endpoint, EmulatorKey = _gateway.Key, Database = "races" }, null, new EmbeddedOptions { Folder = "unused" });

    public async ValueTask InitializeAsync()
    {
        _gateway = await CosmosGatewayServer.StartAsync(new GatewayOptions { StaleReads = _areReadsStale }, CancellationToken.None);
        using (var store = (CosmosStore)Choice.Connect())
            await store.ProvisionAsync(1000, CancellationToken.None);
        string[] settings =
        [
            "--KnowledgePark:Store", "Azure", "--KnowledgePark:Cosmos:Endpoint", _gateway.Endpoint.AbsoluteUri, "--KnowledgePark:Cosmos:Key", _gateway.Key, "--KnowledgePark:Cosmos:Database", "races",
        ];
        One = new TestPark(settings, null);
        Two = new TestPark(settings, null);
        await One.InitializeAsync();
        await Two.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Two.DisposeAsync();
        await _gateway.DisposeAsync();
    }
}
