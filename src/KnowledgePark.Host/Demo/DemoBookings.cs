using System.Globalization;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Host.Demo;

/// <summary>Fills the diary of the demo park: first what is planned, then the everyday, until the number is reached.</summary>
internal sealed class DemoBookings(LocalDate today, DemoDiary diary, IReadOnlyList<Organisation> organisations)
{
    public const int Count = 2000;

    private const int DaysBack = 30;
    private const int DaysAhead = 60;
    private const int MaxHolds = 16;
    private const int MaxTries = 200_000;

    private static readonly string[] s_cancelReasons = ["The speaker is ill", "Отложено", "Moved online", "Отпадна финансирането", "Not enough participants"];

    private readonly Dice _dice = Dice.Of(today, 1);
    private readonly List<Booking> _made = [];
    private readonly ILookup<SpaceKind, Space> _spaces = diary.Spaces.Where(s => s.Mode == SpaceMode.Reservable).ToLookup(s => s.Kind);
    private readonly ILookup<OrganisationKind, Organisation> _organisations = organisations.Where(o => o.IsActive).ToLookup(o => o.Kind);
    private readonly List<Habit> _habits = [.. DemoHabits.All.SelectMany(h => Enumerable.Repeat(h, h.Weight))];
    private int _holds;

    /// <summary>The bookings, by start, numbered in that order.</summary>
    public IReadOnlyList<Booking> Make()
    {
        Courses();
        Happenings();
        Combined();
        for (var i = 0; i < MaxTries && _made.Count < Count; i++)
            Enter(Everyday());
        return [.. _made
            .OrderBy(b => b.Start).ThenBy(b => b.SpaceIds[0], StringComparer.Ordinal).ThenBy(b => b.Title, StringComparer.Ordinal).ThenBy(b => b.CreatedAt)
            .Select((b, i) => b with { Id = string.Create(CultureInfo.InvariantCulture, $"b-{i + 1:000000}") })];
    }

    private void Courses()
    {
        foreach (var course in DemoProgramme.Courses)
        {
            for (var date = today.PlusDays(-DaysBack).With(DateAdjusters.NextOrSame(course.Day)); date <= today.PlusDays(DaysAhead); date = date.PlusDays(7))
                Enter(new Wish([diary.Space(course.SpaceId)], date + new LocalTime(course.Hour, 0), course.Minutes, course.Title, course.OrganisationId) { People = course.People });
        }
    }

    private void Happenings()
    {
        foreach (var happening in DemoProgramme.Happenings)
        {
            foreach (var from in (int[])[-DaysBack, 7, 32])
            {
                Somewhen(from, 24, date => new Wish(
                    [diary.Space(happening.SpaceId)], date + new LocalTime(happening.Hour, 0), happening.Minutes, happening.Title, happening.OrganisationId)
                { People = happening.People, Layout = happening.Layout });
            }
        }
    }

    private void Combined()
    {
        foreach (var together in DemoProgramme.Combined)
        {
            foreach (var from in (int[])[-DaysBack, -12, 3, 18, 38])
            {
                Somewhen(from, 14, date => new Wish(
                    [.. together.SpaceIds.Select(diary.Space)], date + new LocalTime(together.Hour, 0), together.Minutes, together.Title, together.OrganisationId)
                { People = together.People });
            }
        }
    }

    /// <summary>On the first working day that will do, from some day within a span on.</summary>
    private void Somewhen(int from, int span, Func<LocalDate, Wish> wish)
    {
        var first = from + _dice.Next(span);
        for (var i = 0; i < 14; i++)
        {
            var date = today.PlusDays(Math.Min(first + i, DaysAhead));
            if (!IsWeekend(date) && Enter(wish(date)))
                return;
        }
    }

    private Wish Everyday()
    {
        var habit = _dice.Pick(_habits);
        var space = _dice.Pick(_spaces[habit.Kind].ToList());
        // The coming weeks are fuller than what lies farther ahead, and weekends are quiet.
        var date = today.PlusDays(_dice.Chance(75) ? _dice.Next(-DaysBack, 31) : _dice.Next(31, DaysAhead + 1));
        if (IsWeekend(date) && _dice.Chance(60))
            date = date.PlusDays(date > today ? -2 : 2);
        var step = (int)diary.PolicyOf(space).SlotGrid!.Value.TotalMinutes; // Nothing is left open in the diary's policies.
        var start = habit.FirstHour * 60 + _dice.Next((habit.LastHour - habit.FirstHour) * 60 / step + 1) * step;
        var layout = space.Capacities.Count > 0 && _dice.Chance(40) ? _dice.Pick(space.Capacities) : null;
        return new Wish([space], date.AtMidnight().PlusMinutes(start), _dice.Pick(habit.Minutes), _dice.Pick(habit.Titles), Who(habit))
        {
            Layout = layout?.Layout,
            People = _dice.Chance(15) ? null : Math.Max(1, (layout?.People ?? space.Capacity) * _dice.Next(30, 101) / 100),
        };
    }

    private string Who(Habit habit) => _dice.Pick(_organisations[_dice.Pick(habit.Who)].ToList()).Id;

    private bool Enter(Wish wish)
    {
        if (diary.Take(wish) is not { } booking)
            return false;
        if (_holds < MaxHolds && wish.Start.Date >= today.PlusDays(4) && _dice.Chance(5))
            booking = Held(booking);
        else
            booking = Made(booking, wish);
        if (booking.Status == BookingStatus.Confirmed && _dice.Chance(5))
            booking = Dropped(booking);
        _made.Add(booking);
        return true;
    }

    /// <summary>Held since midnight until some time this evening: less than a day even on the day of a doubled hour.</summary>
    private Booking Held(Booking booking)
    {
        _holds++;
        var since = DemoPark.Zone.AtStartOfDay(today).ToInstant().ToDateTimeOffset();
        var until = (today + new LocalTime(21, 0)).PlusMinutes(15 * _dice.Next(8)).InZoneStrictly(DemoPark.Zone);
        return booking with { Status = BookingStatus.Held, HeldUntil = until.ToInstant().ToDateTimeOffset(), CreatedAt = since, UpdatedAt = since };
    }

    /// <summary>Made in office hours on a day before today, and early enough for the notice.</summary>
    private Booking Made(Booking booking, Wish wish)
    {
        var notice = wish.Spaces.Max(s => diary.PolicyOf(s).MinNotice!.Value.Days); // As above.
        var date = LocalDate.Min(wish.Start.Date.PlusDays(-1 - notice), today.PlusDays(-1)).PlusDays(-_dice.Next(21));
        var at = (date + new LocalTime(9, 0)).PlusSeconds(_dice.Next(9 * 3600)).InZoneStrictly(DemoPark.Zone).ToInstant().ToDateTimeOffset();
        return booking with { CreatedAt = at, UpdatedAt = at };
    }

    /// <summary>Cancelled, or a hold that nobody confirmed: on record, and free again.</summary>
    private Booking Dropped(Booking booking)
    {
        diary.Free(booking);
        var isCancelled = !_dice.Chance(12);
        return booking with
        {
            Status = isCancelled ? BookingStatus.Cancelled : BookingStatus.Expired,
            CancelReason = isCancelled && _dice.Chance(60) ? _dice.Pick(s_cancelReasons) : null,
            Allocations = [],
            Sequence = 1,
            UpdatedAt = booking.CreatedAt.AddMinutes(_dice.Next(20, 360)),
        };
    }

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
