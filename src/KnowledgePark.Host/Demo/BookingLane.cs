using KnowledgePark.Bookings;
using KnowledgePark.Storage;

namespace KnowledgePark.Host.Demo;

/// <summary>
/// Writes ready-made bookings of one building, in order, each change set with the guards of what it takes. Lanes whose bookings share no leaf
/// may run side by side; many at once is what makes the store's group commit pay.
/// </summary>
/// <remarks>
/// The same bookings written again give the same sets, and a set is written as a whole or not at all. So a set whose first booking exists has been
/// written before, by a run that was interrupted, and is passed over: only the versions of its guards are read.
/// </remarks>
/// <param name="store">Where to.</param>
/// <param name="buildingId">The building of all its bookings.</param>
/// <param name="changedAt">What the guards say about when they changed.</param>
/// <param name="written">Is told how many bookings each set had.</param>
internal sealed class BookingLane(IParkStore store, string buildingId, DateTimeOffset changedAt, Action<int> written)
{
    private readonly Dictionary<string, Guard> _guards = [];
    private readonly List<Booking> _waiting = [];
    private readonly HashSet<string> _leaves = [];

    public async Task WriteAsync(IEnumerable<Booking> bookings, CancellationToken ct)
    {
        foreach (var booking in bookings)
        {
            var leaves = booking.Allocations.Select(a => a.SpaceId).ToList();
            if (_waiting.Count + 1 + _leaves.Count + leaves.Count(l => !_leaves.Contains(l)) > ChangeSet.MaxChanges)
                await CommitAsync(ct);
            _waiting.Add(booking);
            _leaves.UnionWith(leaves);
        }

        if (_waiting.Count > 0)
            await CommitAsync(ct);
    }

    private async Task CommitAsync(CancellationToken ct)
    {
        var guards = _leaves.Order(StringComparer.Ordinal).Select(Next).ToList();
        List<Change> changes = [.. _waiting.Select(Change.Create), .. guards.Select(g => g.Version.Length == 0 ? Change.Create(g) : Change.Replace(g))];
        switch (await store.CommitAsync(new ChangeSet(changes), ct))
        {
            case CommitResult.Committed committed:
                for (var i = 0; i < guards.Count; i++)
                    _guards[guards[i].Id] = guards[i] with { Version = committed.Versions[_waiting.Count + i] };
                break;
            case CommitResult.Conflict { Record: Booking }:
                foreach (var guard in guards)
                    _guards[guard.Id] = guard with { Version = (await store.FindAsync<Guard>(buildingId, guard.Id, ct))?.Version ?? "" };
                break;
            case CommitResult.Conflict conflict:
                throw new StoreUnavailableException($"Somebody else is booking '{conflict.Record.Id}' while the store is being filled. Stop the other program, and fill an empty folder.");
        }

        written(_waiting.Count);
        _waiting.Clear();
        _leaves.Clear();
    }

    private Guard Next(string leaf)
    {
        var guard = _guards.GetValueOrDefault(leaf) ?? new Guard { Id = leaf, BuildingId = buildingId };
        var taking = _waiting.SelectMany(b => b.Allocations).Count(a => a.SpaceId == leaf);
        return guard with { Allocations = guard.Allocations + taking, Revision = guard.Revision + taking, ChangedAt = changedAt };
    }
}
