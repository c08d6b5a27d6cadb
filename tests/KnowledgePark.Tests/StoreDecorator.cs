using KnowledgePark.Bookings;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Tests;

/// <summary>A store in front of another one; what is not overridden passes through.</summary>
internal abstract class StoreDecorator(IParkStore inner) : IParkStore
{
    public virtual Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord => inner.FindAsync<T>(partition, id, ct);

    public virtual Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord => inner.QueryAsync(shape, ct);

    public virtual Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord => inner.CountAsync(shape, ct);

    public virtual Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct) =>
        inner.BusyAsync(buildingId, spaceIds, window, ct);

    public virtual Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => inner.CommitAsync(changes, ct);

    public Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord =>
        inner.ChangesSinceAsync<T>(mark, limit, ct);
}

/// <summary>Gives way at every call, so that what runs at once is really interleaved.</summary>
internal sealed class YieldingStore(IParkStore inner) : StoreDecorator(inner)
{
    public override async Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class
    {
        await Task.Yield();
        return await base.FindAsync<T>(partition, id, ct);
    }

    public override async Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct)
    {
        await Task.Yield();
        return await base.QueryAsync(shape, ct);
    }

    public override async Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct)
    {
        await Task.Yield();
        return await base.BusyAsync(buildingId, spaceIds, window, ct);
    }

    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        await Task.Yield();
        return await base.CommitAsync(changes, ct);
    }
}

/// <summary>Says 'conflict' as often as it is told, or lets something happen just before a commit.</summary>
internal sealed class InterruptedStore(IParkStore inner) : StoreDecorator(inner)
{
    /// <summary>How many commits are still to fail.</summary>
    public int Conflicts { get; set; }

    /// <summary>How many commits were tried.</summary>
    public int Commits { get; set; }

    /// <summary>Runs once, before the next commit.</summary>
    public Func<Task>? BeforeNextCommit { get; set; }

    public override async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        Commits++;
        if (BeforeNextCommit is { } interrupt)
        {
            BeforeNextCommit = null;
            await interrupt();
        }

        return Conflicts-- > 0 ? new CommitResult.Conflict(changes.Changes[0].Record) : await base.CommitAsync(changes, ct);
    }
}
