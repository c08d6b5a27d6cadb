using System.Globalization;
using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Tests;

/// <summary>
/// A third store, in memory: keeps the port's promises (versions, all or nothing, conflicts, changes since a mark) so that the rules can be
/// driven thousands of times a second. Nothing is durable.
/// </summary>
internal sealed class MemoryStore : IParkStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Type, SortedDictionary<string, IRecord>> _tables = [];
    private readonly List<(Type Type, string Id, long Number)> _log = [];
    private long _last;

    public Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
            return Task.FromResult(Table(typeof(T)).GetValueOrDefault(id) is T found && found.Partition == partition ? found : null);
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<T>>([.. MemoryQuery.Run(shape, All<T>())]);
    }

    public Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(MemoryQuery.Run(shape, All<T>()).LongCount());
    }

    public Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var busy = All<Booking>().Where(b => buildingId is null || b.BuildingId == buildingId).SelectMany(
            b => b.Allocations,
            (b, a) => new Busy(a.SpaceId, I(a.From), I(a.To), b.Id, b.HeldUntil is { } until ? I(until) : null));
        return Task.FromResult<IReadOnlyList<Busy>>(
        [
            .. busy.Where(b => spaceIds?.Contains(b.SpaceId) != false && b.From < window.End && b.To > window.Start)
                .OrderBy(b => b.SpaceId, StringComparer.Ordinal).ThenBy(b => b.From),
        ]);
    }

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changes.Changes.Count, ChangeSet.MaxChanges);
        lock (_gate)
        {
            foreach (var change in changes.Changes)
            {
                if (!Holds(change))
                    return Task.FromResult<CommitResult>(new CommitResult.Conflict(change.Record));
            }

            var number = ++_last;
            return Task.FromResult<CommitResult>(new CommitResult.Committed([.. changes.Changes.Select(c => Apply(c, number))]));
        }
    }

    public Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord
    {
        ct.ThrowIfCancellationRequested();
        var since = mark is null ? 0 : long.Parse(mark, CultureInfo.InvariantCulture);
        lock (_gate)
        {
            // Each id once, where it changed last; the records of one commit stay together.
            var changed = _log.Where(l => l.Type == typeof(T)).GroupBy(l => l.Id).Select(g => g.Last()).Where(l => l.Number > since).OrderBy(l => l.Number).ToList();
            var hasMore = changed.Count > limit;
            var end = hasMore ? changed[limit - 1].Number : _last;
            var part = changed.Where(l => l.Number <= end).ToList();
            var table = Table(typeof(T));
            return Task.FromResult(new Changes<T>(
                [.. part.Where(l => table.ContainsKey(l.Id)).Select(l => (T)table[l.Id])],
                mark is null ? [] : [.. part.Where(l => !table.ContainsKey(l.Id)).Select(l => l.Id)],
                end.ToString(CultureInfo.InvariantCulture), changed.Count > part.Count));
        }
    }

    private bool Holds(Change change)
    {
        var stands = Table(change.Record.GetType()).GetValueOrDefault(change.Record.Id);
        return change is Change.Created
            ? stands is null
            : stands is not null && stands.Partition == change.Record.Partition && stands.Version == change.Record.Version;
    }

    private string Apply(Change change, long number)
    {
        var (type, id) = (change.Record.GetType(), change.Record.Id);
        _log.Add((type, id, number));
        if (change is Change.Removed)
        {
            Table(type).Remove(id);
            return "";
        }

        var version = number.ToString(CultureInfo.InvariantCulture);
        Table(type)[id] = Stamped(change.Record, version);
        return version;
    }

    private List<T> All<T>() where T : class, IRecord
    {
        lock (_gate)
            return [.. Table(typeof(T)).Values.Cast<T>()];
    }

    private SortedDictionary<string, IRecord> Table(Type type) =>
        _tables.TryGetValue(type, out var table) ? table : _tables[type] = new SortedDictionary<string, IRecord>(StringComparer.Ordinal);

    private static Instant I(DateTimeOffset time) => Instant.FromDateTimeOffset(time);

    private static IRecord Stamped(IRecord record, string version) => record switch
    {
        Booking r => r with { Version = version },
        Guard r => r with { Version = version },
        Park r => r with { Version = version },
        Building r => r with { Version = version },
        Floor r => r with { Version = version },
        Section r => r with { Version = version },
        Space r => r with { Version = version },
        Closure r => r with { Version = version },
        Equipment r => r with { Version = version },
        Organisation r => r with { Version = version },
        Person r => r with { Version = version },
        Membership r => r with { Version = version },
        OperatorAssignment r => r with { Version = version },
        AccessToken r => r with { Version = version },
        AuditEntry r => r with { Version = version },
        _ => throw new NotSupportedByStoreException($"The memory store keeps no {record.GetType().Name}."),
    };
}
