using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>
/// The change set that brings a booking into being, moves it or ends it: the booking first, then expired holds that it displaces, then the
/// guard of every leaf that any of them takes or took, and at the end the audit entry.
/// </summary>
internal sealed class BookingCommit
{
    private readonly Booking _wanted;
    private readonly HashSet<string> _rewritten;
    private readonly List<(string Leaf, Guard Guard)> _guards;
    private readonly int _firstGuard;

    private BookingCommit(ChangeSet? set, Booking wanted, HashSet<string> rewritten, List<(string, Guard)> guards, int firstGuard)
    {
        Set = set;
        _wanted = wanted;
        _rewritten = rewritten;
        _guards = guards;
        _firstGuard = firstGuard;
    }

    /// <summary>Null if it would not fit into one change set.</summary>
    public ChangeSet? Set { get; }

    public static BookingCommit Of(
        Booking? old, Booking wanted, IReadOnlyList<Booking> expired, IReadOnlyDictionary<string, SpaceCalendar> calendars, Instant now, Change audit)
    {
        var changes = new List<Change>(3 + expired.Count + calendars.Count) { old is null ? Change.Create(wanted) : Change.Replace(wanted) };
        var added = new Dictionary<string, int>();
        Count(old?.Allocations, -1);
        Count(wanted.Allocations, 1);
        foreach (var hold in expired)
        {
            changes.Add(Change.Replace(hold.Released(BookingStatus.Expired, null, now)));
            Count(hold.Allocations, -1);
        }

        var firstGuard = changes.Count;
        var guards = new List<(string, Guard)>(added.Count);
        foreach (var (leaf, count) in added.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var change = calendars[leaf].GuardChange(count, now);
            changes.Add(change);
            guards.Add((leaf, (Guard)change.Record));
        }

        changes.Add(audit);
        HashSet<string> rewritten = [.. expired.Select(e => e.Id)];
        if (old is not null)
            rewritten.Add(old.Id);
        return new BookingCommit(changes.Count <= ChangeSet.MaxChanges ? new ChangeSet(changes) : null, wanted, rewritten, guards, firstGuard);

        void Count(IReadOnlyList<Allocation>? allocations, int by)
        {
            foreach (var allocation in allocations ?? [])
                added[allocation.SpaceId] = added.GetValueOrDefault(allocation.SpaceId) + by;
        }
    }

    /// <summary>The calendars as they stand once the set is committed, for the next decision.</summary>
    public IEnumerable<SpaceCalendar> After(IReadOnlyList<string> versions, IReadOnlyDictionary<string, SpaceCalendar> before)
    {
        Instant? heldUntil = _wanted.HeldUntil is { } until ? Instant.FromDateTimeOffset(until) : null;
        for (var i = 0; i < _guards.Count; i++)
        {
            var (leaf, guard) = _guards[i];
            var taken = _wanted.Allocations.Where(a => a.SpaceId == leaf)
                .Select(a => new Busy(leaf, a.Blocked.Start, a.Blocked.End, _wanted.Id, heldUntil));
            yield return before[leaf].After(guard with { Version = versions[_firstGuard + i] }, _rewritten, taken);
        }
    }
}
