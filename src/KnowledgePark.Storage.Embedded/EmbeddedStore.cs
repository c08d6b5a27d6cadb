using System.Globalization;
using KnowledgePark.Bookings;
using KnowledgePark.Storage.Embedded.Writing;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace KnowledgePark.Storage.Embedded;

/// <summary>The store on one machine: a SQLite file, many readers, one writer that commits whole groups at once.</summary>
public sealed class EmbeddedStore : IParkStore, IDisposable
{
    /// <summary>Up to this many spaces are looked up one by one; more are found by scanning the window.</summary>
    private const int MaxSeeks = 64;

    private readonly Readers _readers;
    private readonly GroupCommitWriter _writer;

    private EmbeddedStore(EmbeddedOptions options)
    {
        _readers = new Readers(options.DatabasePath);
        _writer = new GroupCommitWriter(options);
    }

    /// <summary>Opens the store in its folder; makes it, or upgrades an older one, first.</summary>
    /// <exception cref="StoreUnavailableException">The folder or file cannot be used.</exception>
    public static EmbeddedStore Open(EmbeddedOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.Folder);
            Schema.Upgrade(options);
            return new EmbeddedStore(options);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The data folder '{options.Folder}' cannot be used: {e.Message}", e);
        }
    }

    public async Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord =>
        await FindAsync<T>(id, ct) is { } found && found.Partition == partition ? found : null;

    public Task<T?> FindAsync<T>(string id, CancellationToken ct) where T : class, IRecord => Read(reader => ById<T>.FindIfAny(reader, id), ct);

    public Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord =>
        Read<IReadOnlyList<T>>(reader => [.. Shaped(shape, reader)], ct);

    public Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord =>
        Read(reader => Shaped(shape, reader).LongCount(), ct);

    public Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct) =>
        Read<IReadOnlyList<Busy>>(reader =>
        {
            var busy = new List<Busy>();
            if (spaceIds is { Count: <= MaxSeeks })
            {
                foreach (var id in spaceIds.Distinct().Order(StringComparer.Ordinal))
                    reader.BusyOf(id, window, busy);
                return busy;
            }

            reader.BusyOf(spaceIds?.ToHashSet(), window, busy);
            if (spaceIds is null && buildingId is not null)
                busy.RemoveAll(b => reader.BuildingOf(b.BookingId) != buildingId);
            busy.Sort((a, b) => string.CompareOrdinal(a.SpaceId, b.SpaceId) is var bySpace and not 0 ? bySpace : a.From.CompareTo(b.From));
            return busy;
        }, ct);

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return _writer.CommitAsync(changes);
    }

    public Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord => Read(reader =>
        reader.InSnapshot(() => ChangeLog.Since<T>(reader.Context, mark is null ? null : long.Parse(mark, CultureInfo.InvariantCulture), limit)), ct);

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    private static IQueryable<T> Shaped<T>(Shape<T> shape, Reader reader) where T : class, IRecord =>
        shape(reader.Context.Set<T>());

    private Task<TResult> Read<TResult>(Func<Reader, TResult> read, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            using var lease = _readers.Rent();
            return Task.FromResult(read(lease.Reader));
        }
        catch (InvalidOperationException e) when (e.Message.Contains("could not be translated", StringComparison.Ordinal))
        {
            throw new NotSupportedByStoreException("The embedded store cannot answer this filter or order.", e);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translate(e);
        }
    }
}
