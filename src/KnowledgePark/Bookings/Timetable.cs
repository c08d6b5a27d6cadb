using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>What takes some leaf spaces, in a window that covers the question. The allocations of a space are sorted and do not overlap.</summary>
internal sealed class Timetable
{
    private readonly Dictionary<string, ArraySegment<Busy>> _spaces = [];

    public static Timetable Of(IEnumerable<Busy> busy)
    {
        var timetable = new Timetable();
        foreach (var space in busy.GroupBy(b => b.SpaceId))
            timetable.Set(space.Key, space.OrderBy(b => b.From).ToArray());
        return timetable;
    }

    /// <summary>Takes over a list that is sorted by space and start, without copying it.</summary>
    public static Timetable OfSorted(IReadOnlyList<Busy> sorted)
    {
        var timetable = new Timetable();
        var all = sorted as Busy[] ?? [.. sorted];
        for (int first = 0, next; first < all.Length; first = next)
        {
            for (next = first + 1; next < all.Length && all[next].SpaceId == all[first].SpaceId;)
                next++;
            timetable.Set(all[first].SpaceId, new ArraySegment<Busy>(all, first, next - first));
        }

        return timetable;
    }

    /// <summary>States all that takes a space, sorted by start.</summary>
    public void Set(string spaceId, ArraySegment<Busy> sorted) => _spaces[spaceId] = sorted;

    public ArraySegment<Busy> Of(string spaceId) => _spaces.GetValueOrDefault(spaceId, ArraySegment<Busy>.Empty);

    /// <summary>What overlaps [window.Start, window.End), by start; expired holds included.</summary>
    public Overlaps Overlapping(string spaceId, Interval window) =>
        _spaces.TryGetValue(spaceId, out var busy) ? new Overlaps(busy, window.Start, window.End) : default;

    /// <summary>Enumerates without allocating: availability asks this for every space.</summary>
    internal struct Overlaps
    {
        private readonly ArraySegment<Busy> _sorted;
        private readonly Instant _end;
        private int _next;

        public Overlaps(ArraySegment<Busy> sorted, Instant start, Instant end)
        {
            _sorted = sorted;
            _end = end;
            // Not overlapping and sorted by From, so sorted by To: the first that ends after the start is found by halving.
            int low = 0, high = sorted.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (sorted[middle].To > start)
                    high = middle;
                else
                    low = middle + 1;
            }

            _next = low;
        }

        public Busy Current { get; private set; }

        public readonly Overlaps GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= _sorted.Count || _sorted[_next].From >= _end)
                return false;
            Current = _sorted[_next++];
            return true;
        }
    }
}
