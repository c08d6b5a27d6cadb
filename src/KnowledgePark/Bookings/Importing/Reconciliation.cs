namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// Which booking of an earlier import each occurrence is. First by its id; then, for an event whose times have moved, the same place and start;
/// then in order, the first new date for the first that is gone. So a moved event is never booked twice.
/// </summary>
internal sealed class Reconciliation
{
    private readonly Dictionary<Occurrence, Booking> _booked = new(ReferenceEqualityComparer.Instance);
    private readonly List<Booking> _gone = [];

    /// <summary>Bookings that stand and that no occurrence of their event accounts for any more.</summary>
    public IReadOnlyList<Booking> Gone => _gone;

    /// <summary>The booking of an occurrence; null: there is none.</summary>
    public Booking? Of(Occurrence occurrence) => _booked.GetValueOrDefault(occurrence);

    /// <param name="occurrences">By start.</param>
    /// <param name="rooms">Where they take place.</param>
    /// <param name="earlier">What is booked.</param>
    /// <param name="buildingId">The building of the import.</param>
    public static Reconciliation Of(IEnumerable<Occurrence> occurrences, RoomBook rooms, EarlierImports earlier, string buildingId)
    {
        var all = new Reconciliation();
        foreach (var ofEvent in occurrences.GroupBy(o => Occurrence.EventPrefix(buildingId, o.Uid)))
        {
            var booked = earlier.Of(ofEvent.Key);
            if (booked.Count == 0)
                continue;
            var left = booked.ToDictionary();
            var fresh = new List<Occurrence>();
            foreach (var occurrence in ofEvent)
            {
                if (left.Remove(occurrence.BookingId(buildingId), out var booking))
                    all._booked[occurrence] = booking;
                else if (occurrence.Code.Length == 0 && rooms.Of(occurrence.Room).SpaceId is not null)
                    fresh.Add(occurrence);
            }

            all.Pair(fresh, [.. left.Values.Where(b => b.Status is BookingStatus.Confirmed or BookingStatus.Held).OrderBy(b => b.Start)], rooms);
        }

        return all;
    }

    private void Pair(List<Occurrence> fresh, List<Booking> gone, RoomBook rooms)
    {
        foreach (var occurrence in fresh.ToArray())
        {
            var same = gone.Find(b => b.Use.Start == occurrence.Start && b.SpaceIds.Contains(rooms.Of(occurrence.Room).SpaceId));
            if (same is null)
                continue;
            _booked[occurrence] = same;
            gone.Remove(same);
            fresh.Remove(occurrence);
        }

        foreach (var (occurrence, booking) in fresh.Zip(gone))
            _booked[occurrence] = booking;
        _gone.AddRange(gone.Skip(fresh.Count));
    }
}
