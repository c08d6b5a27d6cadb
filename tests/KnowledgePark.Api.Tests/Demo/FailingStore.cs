using KnowledgePark.Bookings;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Api.Tests.Demo;

/// <summary>A store that is gone from the n-th commit of some type of record on, as when the process is killed.</summary>
internal sealed class FailingStore(IParkStore inner, string type, int commit) : IParkStore
{
    private int _seen;

    public Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord => inner.FindAsync<T>(partition, id, ct);

    public Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord => inner.QueryAsync(shape, ct);

    public Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord => inner.CountAsync(shape, ct);

    public Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct) => inner.BusyAsync(buildingId, spaceIds, window, ct);

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) =>
        (changes.Changes[0].Record.GetType().Name == type ? Interlocked.Increment(ref _seen) : Volatile.Read(ref _seen)) >= commit
            ? throw new StoreUnavailableException()
            : inner.CommitAsync(changes, ct);

    public Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord => inner.ChangesSinceAsync<T>(mark, limit, ct);
}
