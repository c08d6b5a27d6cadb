using KnowledgePark.Bookings;

namespace KnowledgePark.Storage;

/// <summary>
/// All that a store implements. It has no rules. Every promise here is a fact of the suite in Storage.Tests,
/// which each store derives. Reads see what was committed before they began and never wait for a writer.
/// </summary>
public interface IParkStore
{
    /// <summary>The record, or null if there is none.</summary>
    Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord;

    /// <summary>The record, whatever its partition, or null if there is none.</summary>
    async Task<T?> FindAsync<T>(string id, CancellationToken ct) where T : class, IRecord =>
        await QueryAsync<T>(all => all.Where(r => r.Id == id).Take(1), ct) is [var found] ? found : null;

    /// <summary>The records that the shape selects, in its order.</summary>
    /// <exception cref="NotSupportedByStoreException">The store cannot answer this shape rightly.</exception>
    Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord;

    /// <summary>How many records the shape selects.</summary>
    /// <exception cref="NotSupportedByStoreException">The store cannot answer this shape rightly.</exception>
    Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord;

    /// <summary>
    /// The allocations that overlap the window, ordered by space and start. The one read that both booking and availability live on; a
    /// store answers it from an index.
    /// </summary>
    /// <param name="buildingId">The building that the spaces lie in, so that one partition is asked; null: any.</param>
    /// <param name="spaceIds">The leaf spaces; null: all, of the building if one is stated.</param>
    /// <param name="window">What the allocations overlap.</param>
    /// <param name="ct">Cancels the reading.</param>
    Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, NodaTime.Interval window, CancellationToken ct);

    /// <summary>Writes all changes, or none. Committed means durable: it survives a crash of the process or the machine.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached or is full; nothing was acknowledged.</exception>
    Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> records that changed after the mark; a null mark means from the beginning.</summary>
    Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord;
}
