using KnowledgePark.Facilities;
using KnowledgePark.Storage;

namespace KnowledgePark.Bookings;

/// <summary>Proves, on any store, that nothing is booked twice and that bookings, allocations and guards tell the same story.</summary>
public static class StoreCheck
{
    /// <summary>The most faults that are listed.</summary>
    public const int MaxFaults = 100;

    private const int Chunk = 5000;

    /// <summary>Reads every booking once. The store may be in use: what is written meanwhile may be reported as a fault.</summary>
    public static async Task<CheckReport> RunAsync(IParkStore store, CancellationToken ct)
    {
        var tally = new Tally();
        foreach (var space in await AllAsync<Space>(store, ct))
            tally.Spaces[space.Id] = space;
        tally.Buildings = (await AllAsync<Building>(store, ct)).Count;
        tally.Guards = (await AllAsync<Guard>(store, ct)).ToDictionary(g => g.Id);
        var last = "";
        while (true)
        {
            var from = last;
            var some = await store.QueryAsync<Booking>(all => all.Where(b => string.Compare(b.Id, from) > 0).OrderBy(b => b.Id).Take(Chunk), ct);
            foreach (var booking in some)
                tally.Add(booking);
            if (some.Count < Chunk)
                break;
            last = some[^1].Id;
        }

        tally.Finish();
        return tally.Report();
    }

    private static async Task<IReadOnlyList<T>> AllAsync<T>(IParkStore store, CancellationToken ct) where T : class, IRecord
    {
        var all = new List<T>();
        for (string? mark = null; ;)
        {
            var changes = await store.ChangesSinceAsync<T>(mark, Chunk, ct);
            all.AddRange(changes.Records);
            if (!changes.HasMore)
                return all;
            mark = changes.Mark;
        }
    }

    private sealed class Tally
    {
        private readonly Dictionary<string, List<(long From, long To, string Booking)>> _taken = [];
        private readonly List<string> _faults = [];
        private int _bookings;
        private int _standing;
        private int _allocations;

        public Dictionary<string, Space> Spaces { get; } = [];

        public int Buildings { get; set; }

        public Dictionary<string, Guard> Guards { get; set; } = [];

        public void Add(Booking booking)
        {
            _bookings++;
            var stands = booking.Status is BookingStatus.Confirmed or BookingStatus.Held;
            if (stands)
                _standing++;
            if (!stands && booking.Allocations.Count > 0)
                Fault($"booking {booking.Id} is {booking.Status} and still takes {booking.Allocations.Count} spaces");
            if (stands && !Leaves(booking).SetEquals(booking.Allocations.Select(a => a.SpaceId)))
                Fault($"booking {booking.Id} does not take exactly the cells of its spaces");
            foreach (var allocation in booking.Allocations)
            {
                _allocations++;
                if (allocation.From > booking.Start || allocation.To < booking.End)
                    Fault($"booking {booking.Id} takes {allocation.SpaceId} for less than its use");
                if (!_taken.TryGetValue(allocation.SpaceId, out var list))
                    _taken[allocation.SpaceId] = list = [];
                list.Add((allocation.From.UtcTicks, allocation.To.UtcTicks, booking.Id));
            }
        }

        public void Finish()
        {
            foreach (var (space, taken) in _taken)
            {
                taken.Sort();
                for (var i = 1; i < taken.Count; i++)
                {
                    if (taken[i].From < taken[i - 1].To)
                        Fault($"space {space} is taken twice: by {taken[i - 1].Booking} and {taken[i].Booking}");
                }

                if (!Guards.TryGetValue(space, out var guard))
                    Fault($"space {space} has {taken.Count} allocations and no guard");
                else if (guard.Allocations != taken.Count)
                    Fault($"the guard of space {space} counts {guard.Allocations} allocations, there are {taken.Count}");
            }

            foreach (var guard in Guards.Values.Where(g => g.Allocations != 0 && !_taken.ContainsKey(g.Id)))
                Fault($"the guard of space {guard.Id} counts {guard.Allocations} allocations, there are none");
        }

        public CheckReport Report() => new(_bookings, _standing, _allocations, Guards.Count, Spaces.Count, Buildings, _faults);

        private HashSet<string> Leaves(Booking booking) =>
            [.. booking.SpaceIds.SelectMany(id => Spaces.TryGetValue(id, out var space) ? space.Leaves : [$"unknown {id}"])];

        private void Fault(string text)
        {
            if (_faults.Count < MaxFaults)
                _faults.Add(text);
        }
    }
}

/// <summary>What <see cref="StoreCheck"/> found.</summary>
public sealed record CheckReport(int Bookings, int Standing, int Allocations, int Guards, int Spaces, int Buildings, IReadOnlyList<string> Faults);
