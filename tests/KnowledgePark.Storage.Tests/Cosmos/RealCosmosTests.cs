using KnowledgePark.Storage.Azure;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>
/// The promises, kept by whatever COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY name: a real account, or Microsoft's emulator. Skipped without them.
/// </summary>
public sealed class RealCosmosTests : QueryPromises
{
    private static readonly string? s_endpoint = Environment.GetEnvironmentVariable("COSMOS_TEST_ENDPOINT");
    private CosmosStore? _store;

    protected override async Task<IParkStore> OpenAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(s_endpoint), "COSMOS_TEST_ENDPOINT is not set.");
        _store = CosmosStore.Connect(new AzureOptions
        {
            CosmosEndpoint = new Uri(s_endpoint),
            EmulatorKey = Environment.GetEnvironmentVariable("COSMOS_TEST_KEY") ?? throw new InvalidOperationException("COSMOS_TEST_KEY is not set."),
            Database = $"test-{Guid.NewGuid():N}",
            Patience = TimeSpan.FromSeconds(30),
        });
        await _store.ProvisionAsync(1000, Ct);
        return _store;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DropAsync(CancellationToken.None);
        await base.DisposeAsync();
    }
}
