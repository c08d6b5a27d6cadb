using KnowledgePark.Facilities;
using KnowledgePark.Storage.Azure;
using KnowledgePark.Storage.Azure.Provisioning;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>The promises about single records and their versions, kept by the store on a server that others wrote.</summary>
public sealed class IndependentCosmosTests(IndependentCosmos server) : IAsyncLifetime
{
    private CosmosStore _store = null!; // Set before each fact.

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new AzureOptions
        {
            CosmosEndpoint = await server.AddressAsync(),
            EmulatorKey = Convert.ToBase64String(new byte[64]),
            Database = $"test-{Guid.NewGuid():N}",
            AttemptTimeout = TimeSpan.FromSeconds(20),
            Patience = TimeSpan.FromSeconds(20),
        };
        using (var client = CosmosConnection.Open(options))
        {
            // It answers 500 for a container that is not there, so that nothing can be looked for before it is made.
            Database database = await client.CreateDatabaseAsync(options.Database, cancellationToken: Ct);
            await database.CreateContainerAsync(IndexPolicy.Records, IndexPolicy.PartitionKeyPath, cancellationToken: Ct);
            await database.CreateContainerAsync(IndexPolicy.Signposts, IndexPolicy.PartitionKeyPath, cancellationToken: Ct);
        }

        _store = CosmosStore.Connect(options);
    }

    public ValueTask DisposeAsync()
    {
        _store?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_record_comes_back_by_partition_and_by_id_alone()
    {
        await CommitAsync(Change.Create(Samples.Space()));
        var found = await _store.FindAsync<Space>("b1", "s1", Ct);
        Assert.Equal("Lab 'A'", found?.Name);
        Assert.Equal(found?.Version, (await _store.FindAsync<Space>("s1", Ct))?.Version);
    }

    [Fact]
    public async Task Creating_an_id_that_exists_conflicts_in_any_partition()
    {
        await CommitAsync(Change.Create(Samples.Space()));
        Assert.IsType<CommitResult.Conflict>(await _store.CommitAsync(new ChangeSet(Change.Create(Samples.Space() with { Name = "Other" })), Ct));
        Assert.IsType<CommitResult.Conflict>(await _store.CommitAsync(new ChangeSet(Change.Create(Samples.Space() with { BuildingId = "b2" })), Ct));
        Assert.Equal("Lab 'A'", (await _store.FindAsync<Space>("s1", Ct))?.Name);
    }

    [Fact]
    public async Task Replacing_and_removing_need_the_version_that_is_there()
    {
        await CommitAsync(Change.Create(Samples.Space()));
        var first = (await _store.FindAsync<Space>("b1", "s1", Ct))!; // Just made.
        await CommitAsync(Change.Replace(first with { Name = "Second" }));
        Assert.IsType<CommitResult.Conflict>(await _store.CommitAsync(new ChangeSet(Change.Replace(first with { Name = "Third" })), Ct));
        Assert.IsType<CommitResult.Conflict>(await _store.CommitAsync(new ChangeSet(Change.Remove(first)), Ct));
        var second = (await _store.FindAsync<Space>("b1", "s1", Ct))!; // As above.
        Assert.Equal("Second", second.Name);
        await CommitAsync(Change.Remove(second));
        Assert.Null(await _store.FindAsync<Space>("b1", "s1", Ct));
        await CommitAsync(Change.Create(Samples.Space() with { Name = "Anew" }));
        Assert.Equal("Anew", (await _store.FindAsync<Space>("s1", Ct))?.Name);
    }

    [Fact]
    public async Task Of_many_who_replace_one_version_exactly_one_wins()
    {
        await CommitAsync(Change.Create(Samples.Space()));
        var space = (await _store.FindAsync<Space>("b1", "s1", Ct))!; // Just made.
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => _store.CommitAsync(new ChangeSet(Change.Replace(space with { Name = $"Name {i}" })), Ct), Ct)));
        Assert.Single(results.OfType<CommitResult.Committed>());
    }

    private async Task CommitAsync(Change change) => Assert.IsType<CommitResult.Committed>(await _store.CommitAsync(new ChangeSet(change), Ct));
}
