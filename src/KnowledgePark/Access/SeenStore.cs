using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Access;

/// <summary>
/// The store as a caller sees it: records that are not the caller's to see are not there, and what is hidden of the others is empty, also for
/// filters, orders and counts. It only reads.
/// </summary>
public sealed class SeenStore(IParkStore below, Visibility visibility) : IParkStore
{
    public static SeenStore By(Caller caller, IParkStore store, ParkMap map) => new(store, Visibility.Of(caller, map));

    /// <summary>What the caller sees.</summary>
    public Visibility Visibility => visibility;

    public async Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord =>
        Seen(visibility.Of<T>().IsNothing ? null : await below.FindAsync<T>(partition, id, ct));

    public async Task<T?> FindAsync<T>(string id, CancellationToken ct) where T : class, IRecord =>
        Seen(visibility.Of<T>().IsNothing ? null : await below.FindAsync<T>(id, ct));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        var sight = visibility.Of<T>();
        if (sight.IsNothing)
            return [];
        return sight.IsEverything ? await below.QueryAsync(shape, ct) : [.. (await below.QueryAsync(sight.Through(shape), ct)).Select(sight.Seen)];
    }

    public async Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        var sight = visibility.Of<T>();
        return sight.IsNothing ? 0 : await below.CountAsync(sight.IsEverything ? shape : sight.Through(shape), ct);
    }

    /// <summary>Times and ids; whose they are is not in it.</summary>
    public Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct) =>
        below.BusyAsync(buildingId, spaceIds, window, ct);

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => throw new NotSupportedException("What somebody sees is not written; use cases write.");

    public Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord =>
        throw new NotSupportedException("Changes are not read through somebody's eyes.");

    private T? Seen<T>(T? record) where T : class, IRecord
    {
        if (record is null)
            return null;
        var sight = visibility.Of<T>();
        return sight.IsThere(record) ? sight.Seen(record) : null;
    }
}
