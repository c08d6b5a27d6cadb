using KnowledgePark.Bookings;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Api.Tests.Calendars;

/// <summary>A real store that counts how often bookings are read.</summary>
internal sealed class CountingStore(IParkStore store) : IParkStore
{
    private int _bookingReads;

    public int BookingReads => _bookingReads;

    public Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord
    {
        Count<T>();
        return store.FindAsync<T>(partition, id, ct);
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        Count<T>();
        return store.QueryAsync(shape, ct);
    }

    public Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        Count<T>();
        return store.CountAsync(shape, ct);
    }

    public Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct)
    {
        Count<Booking>();
        return store.BusyAsync(buildingId, spaceIds, window, ct);
    }

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => store.CommitAsync(changes, ct);

    public Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord
    {
        Count<T>();
        return store.ChangesSinceAsync<T>(mark, limit, ct);
    }

    private void Count<T>()
    {
        if (typeof(T) == typeof(Booking))
            Interlocked.Increment(ref _bookingReads);
    }
}
