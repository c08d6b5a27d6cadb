using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>What takes one leaf space from an instant on, as it was in one version of its guard. Immutable.</summary>
internal sealed record SpaceCalendar(Guard Guard, Instant From, IReadOnlyList<Busy> Sorted)
{
    /// <summary>The change that writes the guard's next state; creates the guard with the first booking of the space.</summary>
    public Change GuardChange(int allocationsAdded, Instant now)
    {
        var next = Guard with
        {
            Allocations = Guard.Allocations + allocationsAdded,
            Revision = Guard.Revision + 1,
            ChangedAt = now.ToDateTimeOffset(),
        };
        return Guard.Version.Length == 0 ? Change.Create(next) : Change.Replace(next);
    }

    /// <summary>The calendar after a commit: without some bookings' allocations, with those of one.</summary>
    public SpaceCalendar After(Guard committed, IReadOnlySet<string> withoutBookings, IEnumerable<Busy> with)
    {
        var next = new List<Busy>(Sorted.Count + 1);
        foreach (var busy in Sorted)
        {
            if (!withoutBookings.Contains(busy.BookingId))
                next.Add(busy);
        }

        foreach (var busy in with.Where(b => b.To > From))
        {
            var at = next.Count;
            while (at > 0 && next[at - 1].From > busy.From)
                at--;
            next.Insert(at, busy);
        }

        return new SpaceCalendar(committed, From, next);
    }
}
