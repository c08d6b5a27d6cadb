using KnowledgePark.Facilities;
using KnowledgePark.Storage;

namespace KnowledgePark.Tests;

/// <summary>The store in memory keeps what the rules rely on. The whole list of promises is in Storage.Tests.</summary>
public sealed class MemoryStoreTests
{
    private readonly MemoryStore _store = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_set_is_written_whole_or_not_at_all()
    {
        await PutAsync(Change.Create(A.Space("one")));
        var result = await _store.CommitAsync(new ChangeSet(Change.Create(A.Space("two")), Change.Create(A.Space("one"))), Ct);
        Assert.Equal("one", Assert.IsType<CommitResult.Conflict>(result).Record.Id);
        Assert.Null(await _store.FindAsync<Space>("b", "two", Ct));
    }

    [Fact]
    public async Task Only_the_present_version_is_replaced_or_removed()
    {
        var version = await PutAsync(Change.Create(A.Space()));
        var seen = A.Space() with { Version = version };
        await PutAsync(Change.Replace(seen with { Capacity = 5 }));
        Assert.IsType<CommitResult.Conflict>(await _store.CommitAsync(new ChangeSet(Change.Replace(seen)), Ct));
        Assert.IsType<CommitResult.Conflict>(await _store.CommitAsync(new ChangeSet(Change.Remove(seen)), Ct));
        Assert.IsType<CommitResult.Conflict>(await _store.CommitAsync(new ChangeSet(Change.Replace(A.Space("nobody"))), Ct));
    }

    [Fact]
    public async Task Shapes_filter_order_and_page()
    {
        for (var i = 0; i < 9; i++)
            await PutAsync(Change.Create(A.Space($"s{i}") with { Capacity = 1 + i % 3 }));
        var found = await _store.QueryAsync<Space>(all => all.Where(s => s.Capacity > 1).OrderByDescending(s => s.Capacity).ThenBy(s => s.Id).Skip(1).Take(3), Ct);
        Assert.Equal(["s5", "s8", "s1"], found.Select(s => s.Id));
        Assert.Equal(6, await _store.CountAsync<Space>(all => all.Where(s => s.Capacity > 1), Ct));
    }

    [Fact]
    public async Task Changes_come_in_parts_each_record_once_in_its_present_state()
    {
        string? mark = null;
        List<string> seen = [];
        for (var i = 0; i < 5; i++)
            await PutAsync(Change.Create(A.Space($"s{i}")));
        await PutAsync(Change.Replace(A.Space("s0") with { Version = "1" }));
        for (var more = true; more;)
        {
            var changes = await _store.ChangesSinceAsync<Space>(mark, 2, Ct);
            seen.AddRange(changes.Records.Select(r => r.Id));
            (mark, more) = (changes.Mark, changes.HasMore);
        }

        Assert.Equal(["s1", "s2", "s3", "s4", "s0"], seen);
        await PutAsync(Change.Remove(A.Space("s1") with { Version = "2" }));
        var last = await _store.ChangesSinceAsync<Space>(mark, 2, Ct);
        Assert.Equal((0, "s1", false), (last.Records.Count, Assert.Single(last.RemovedIds), last.HasMore));
    }

    private async Task<string> PutAsync(Change change) => Assert.IsType<CommitResult.Committed>(await _store.CommitAsync(new ChangeSet(change), Ct)).Versions[0];
}
