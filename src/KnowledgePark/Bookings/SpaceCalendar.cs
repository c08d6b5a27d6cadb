using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>What takes one leaf space from an instant on, as it was in one version of its guard. Immutable.</summary>
internal sealed record SpaceCalendar(Guard Guard, Instant From, Busy[] Sorted)
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
        var next = withoutBookings.Count == 0 ? Sorted : Array.FindAll(Sorted, busy => !withoutBookings.Contains(busy.BookingId));
        foreach (var busy in with.Where(b => b.To > From))
            next = Inserted(next, busy);
        return new SpaceCalendar(committed, From, next);
    }

    /// <summary>A busy space has hundreds: they are copied as a block, for every booking that is made.</summary>
    private static Busy[] Inserted(Busy[] sorted, Busy busy)
    {
        var at = sorted.Length;
        while (at > 0 && sorted[at - 1].From > busy.From)
            at--;
        var next = new Busy[sorted.Length + 1];
        Array.Copy(sorted, next, at);
        next[at] = busy;
        Array.Copy(sorted, at, next, at + 1, sorted.Length - at);
        return next;
    }
}
