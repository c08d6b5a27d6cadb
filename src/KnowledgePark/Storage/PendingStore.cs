using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using KnowledgePark.Bookings;
using NodaTime;

namespace KnowledgePark.Storage;

/// <summary>
/// A store on top of another: what is committed here is read here and never reaches the one below. A dry run decides on it exactly as the real
/// run would, because it is the same code with the same answers.
/// </summary>
/// <remarks>
/// A shape is answered from what the store below selects and from all that is pending, filtered, ordered and cut once more. That is right for
/// every shape without Skip; a Take may answer fewer records than there are, where pending changes took some away.
/// </remarks>
public sealed class PendingStore(IParkStore below) : IParkStore
{
    private static readonly MethodInfo s_clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!; // Part of every object.
    private static readonly MethodInfo s_below = typeof(PendingStore).GetMethod(nameof(BelowAsync), BindingFlags.Instance | BindingFlags.NonPublic)!; // It is here.

    private readonly ConcurrentDictionary<Type, ConcurrentDictionary<string, Pending>> _pending = [];
    private readonly Lock _committing = new();
    private long _last;

    public async Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord
    {
        if (!Of<T>().TryGetValue(id, out var pending))
            return await below.FindAsync<T>(partition, id, ct);
        return pending.Record is T record && record.Partition == partition ? record : null;
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        var selected = await below.QueryAsync(shape, ct);
        var pending = Of<T>();
        return pending.IsEmpty
            ? selected
            : [.. shape(selected.Where(r => !pending.ContainsKey(r.Id)).Concat(pending.Values.Select(p => p.Record).OfType<T>()).AsQueryable())];
    }

    public async Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord =>
        Of<T>().IsEmpty ? await below.CountAsync(shape, ct) : (await QueryAsync(shape, ct)).Count;

    public async Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct)
    {
        var busy = await below.BusyAsync(buildingId, spaceIds, window, ct);
        var pending = Of<Booking>();
        if (pending.IsEmpty)
            return busy;
        var wanted = spaceIds?.ToHashSet();
        return
        [
            .. busy.Where(b => !pending.ContainsKey(b.BookingId))
                .Concat(pending.Values.Select(p => p.Record).OfType<Booking>().Where(b => buildingId is null || b.BuildingId == buildingId).SelectMany(BusyOf)
                    .Where(b => wanted?.Contains(b.SpaceId) != false && b.From < window.End && b.To > window.Start))
                .OrderBy(b => b.SpaceId, StringComparer.Ordinal).ThenBy(b => b.From),
        ];
    }

    public async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        var known = new List<IRecord?>(changes.Changes.Count);
        foreach (var change in changes.Changes)
            known.Add(await (Task<IRecord?>)s_below.MakeGenericMethod(change.Record.GetType()).Invoke(this, [change.Record.Id, ct])!); // A task, always.
        lock (_committing)
        {
            foreach (var (change, there) in changes.Changes.Zip(known))
            {
                var current = Of(change.Record.GetType()).TryGetValue(change.Record.Id, out var pending) ? pending.Record : there;
                if (change is Change.Created ? current is not null : current?.Version != change.Record.Version)
                    return new CommitResult.Conflict(change.Record);
            }

            return new CommitResult.Committed([.. changes.Changes.Select(Keep)]);
        }
    }

    /// <summary>First what changed below, then what is pending; the mark names both.</summary>
    public async Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord
    {
        var cut = mark?.LastIndexOf('|') ?? -1;
        var since = cut < 0 ? 0 : long.Parse(mark.AsSpan(cut + 1), CultureInfo.InvariantCulture);
        var pending = Of<T>();
        var known = await below.ChangesSinceAsync<T>(cut < 0 ? null : mark![..cut], limit, ct); // A cut means a mark.
        T[] records = [.. known.Records.Where(r => !pending.ContainsKey(r.Id))];
        if (known.HasMore)
            return new Changes<T>(records, [.. known.RemovedIds.Where(id => !pending.ContainsKey(id))], $"{known.Mark}|{since}", HasMore: true);
        var room = Math.Max(0, limit - records.Length);
        var newer = pending.Values.Where(p => p.Number > since).OrderBy(p => p.Number).Take(room + 1).ToArray();
        var some = newer.Take(room).ToArray();
        return new Changes<T>(
            [.. records, .. some.Select(p => p.Record).OfType<T>()], [.. known.RemovedIds.Where(id => !pending.ContainsKey(id)), .. some.Where(p => p.Record is null).Select(p => p.Id)],
            $"{known.Mark}|{(some.Length == 0 ? since : some[^1].Number)}", newer.Length > room);
    }

    private static IEnumerable<Busy> BusyOf(Booking booking) => booking.Allocations.Select(a => new Busy(
        a.SpaceId, a.Blocked.Start, a.Blocked.End, booking.Id, booking.HeldUntil is { } until ? Instant.FromDateTimeOffset(until) : null));

    private ConcurrentDictionary<string, Pending> Of<T>() => Of(typeof(T));

    private ConcurrentDictionary<string, Pending> Of(Type type) => _pending.GetOrAdd(type, _ => new ConcurrentDictionary<string, Pending>());

    /// <summary>The record of an id in the store below, in whatever partition.</summary>
    private async Task<IRecord?> BelowAsync<T>(string id, CancellationToken ct) where T : class, IRecord
    {
        // 'r.Id' through the interface is not every store's; a property of an object rather than a constant lets a store keep the compiled query.
        var record = Expression.Parameter(typeof(T));
        var wanted = Expression.Property(Expression.Constant(new Wanted(id)), nameof(Wanted.Id));
        var isIt = Expression.Lambda<Func<T, bool>>(Expression.Equal(Expression.Property(record, nameof(IRecord.Id)), wanted), record);
        return await below.QueryAsync<T>(all => all.Where(isIt).Take(1), ct) is [var found] ? found : null;
    }

    private string Keep(Change change)
    {
        var version = change is Change.Removed ? "" : string.Create(CultureInfo.InvariantCulture, $"pending-{++_last}");
        var copy = change is Change.Removed ? null : (IRecord)s_clone.Invoke(change.Record, null)!; // A clone is never null.
        copy?.GetType().GetProperty(nameof(IRecord.Version))!.SetValue(copy, version); // Every record has it.
        Of(change.Record.GetType())[change.Record.Id] = new Pending(change.Record.Id, copy, change is Change.Removed ? ++_last : _last);
        return version;
    }

    private sealed record Wanted(string Id);

    /// <summary>What became of a record here; null: it was removed.</summary>
    private sealed record Pending(string Id, IRecord? Record, long Number);
}
