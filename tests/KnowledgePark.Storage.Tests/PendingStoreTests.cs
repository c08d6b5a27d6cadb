using KnowledgePark.Facilities;
using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Storage.Tests;

/// <summary>The promises, kept by a store that keeps all changes to itself.</summary>
public sealed class PendingStoreTests : StorePromises
{
    private readonly TempFolder _folder = new();
    private EmbeddedStore _below = null!; // Set before each fact.

    protected override Task<IParkStore> OpenAsync()
    {
        _below = EmbeddedStore.Open(_folder.Options);
        return Task.FromResult<IParkStore>(new PendingStore(_below));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _below.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_reaches_the_store_below()
    {
        await _below.CommitAsync(new ChangeSet(Change.Create(Samples.Space("there"))), Ct);
        var there = (await Store.FindAsync<Space>("b1", "there", Ct))!; // It was just stored.
        await Put(there with { Name = "Renamed" }, Change.Replace);
        await Put(Samples.Space("new"));
        Assert.Equal("Renamed", (await Store.FindAsync<Space>("b1", "there", Ct))?.Name);
        Assert.Equal(there.Name, (await _below.FindAsync<Space>("b1", "there", Ct))?.Name);
        Assert.Null(await _below.FindAsync<Space>("b1", "new", Ct));
    }

    [Fact]
    public async Task Queries_and_changes_see_both_stores_each_record_once()
    {
        await _below.CommitAsync(new ChangeSet(Change.Create(Samples.Space("a")), Change.Create(Samples.Space("b"))), Ct);
        var mark = (await Store.ChangesSinceAsync<Space>(null, 10, Ct)).Mark;
        await Put((await Store.FindAsync<Space>("b1", "b", Ct))! with { Name = "Renamed" }, Change.Replace);
        await Put(Samples.Space("c"));
        var named = await Store.QueryAsync<Space>(all => all.Where(s => s.Name == "Renamed" || s.Id == "a").OrderBy(s => s.Id), Ct);
        Assert.Equal(["a", "b"], named.Select(s => s.Id));
        Assert.Equal(3, await Store.CountAsync<Space>(all => all, Ct));
        Assert.Equal(["b", "c"], (await Store.ChangesSinceAsync<Space>(mark, 10, Ct)).Records.Select(s => s.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_store_below_has_cannot_be_made_again()
    {
        await _below.CommitAsync(new ChangeSet(Change.Create(Samples.Booking()), Change.Create(Samples.Guard())), Ct);
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(new ChangeSet(Change.Create(Samples.Guard())), Ct));
        Assert.Single(await Store.BusyAsync(null, ["s1"], Hours(-1, 2), Ct));
    }
}
