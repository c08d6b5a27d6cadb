using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>
/// Finds the nearest thing to a refused use that every rule accepts at present: another length, then another time in the same spaces,
/// or, where the space itself is the obstacle, another space at the same time.
/// </summary>
internal sealed class Nearest(ParkMap map, Timetable timetable, Instant now, Booking? own)
{
    private static readonly Timetable s_empty = new();

    /// <summary>How far from the asked start another time is looked for.</summary>
    public static readonly Duration Reach = Duration.FromDays(14);

    /// <summary>How many other spaces are looked at.</summary>
    public const int MaxOthers = 12;

    /// <summary>
    /// Other spaces of the same building that could take a use which a single space cannot: like it, the smallest first. None if another time
    /// in the same space may help.
    /// </summary>
    public static IReadOnlyList<SpaceRules> Others(ParkMap map, Use use)
    {
        if (use.Spaces.Count != 1 || !SpaceIsTheObstacle(use))
            return [];
        var asked = use.Spaces[0].Space;
        return [.. map.SpacesOf(asked.BuildingId)
            .Where(s => s.Id != asked.Id && s.IsListed && s.Mode == SpaceMode.Reservable && s.CapacityFor(use.Layout) is { } c && c >= (use.Attendees ?? 1))
            .OrderBy(s => s.Kind == asked.Kind ? 0 : 1).ThenBy(s => s.FloorId == asked.FloorId ? 0 : 1).ThenBy(s => s.Capacity).ThenBy(s => s.Id, StringComparer.Ordinal)
            .Take(MaxOthers)
            .Select(s => map.TryRulesOf(s.Id, out var rules) ? rules : null).OfType<SpaceRules>()];
    }

    /// <summary>
    /// From when on the calendars must be known. A use beyond the horizon is looked for before the horizon, so that neither the asked start
    /// nor today alone can say it; and a use takes its setup before it starts.
    /// </summary>
    public static Instant CalendarsFrom(Use use, IEnumerable<SpaceRules> others, Instant now, Booking? own)
    {
        var latest = now + use.Spaces.Min(s => s.Horizon - Duration.Max(use.Length, s.MaxLength));
        var earliest = Instant.Max(Instant.Min(use.Start, latest) - Reach, now);
        var kept = own?.Use.Start ?? earliest; // The only start before now that a rule accepts.
        return Instant.Min(earliest, kept) - use.Spaces.Concat(others).Max(s => s.Setup);
    }

    /// <summary>The nearest acceptable use; null if there is none within reach.</summary>
    public Alternative? To(Use use)
    {
        var fitted = use with { Length = AcceptableLength(use) };
        if (!SpaceIsTheObstacle(fitted))
            return InTime(fitted);
        foreach (var other in Others(map, fitted))
        {
            var there = fitted with { Spaces = [other] };
            there = there with { Length = AcceptableLength(there) };
            if (Decision.FaultOf(there, there.Start, timetable, now, own) is null)
                return Of(there, there.Start);
        }

        return WithFewer(fitted);
    }

    private static bool SpaceIsTheObstacle(Use use) =>
        use.Spaces.Any(s =>
        {
            var ask = new Ask(s, use.Start, use.Length, use.Attendees, use.Layout, use.Start, s_empty);
            return new ModeRule().Check(ask) is not null || new CapacityRule().Check(ask) is not null;
        });

    private Alternative? InTime(Use use)
    {
        // What has started keeps its start.
        if (own is not null && own.Use.Start <= now)
            return Decision.FaultOf(use, use.Start, timetable, now, own) is null ? Of(use, use.Start) : null;
        var later = SlotSearch.First(use, use.Start, use.Start + Reach, timetable, now, own)
            ?? (use.Start < now ? SlotSearch.First(use, now, now + Reach, timetable, now, own) : null);
        var earlier = SlotSearch.Last(use, use.Start, use.Start - Reach, timetable, now, own)
            ?? LastBeforeHorizon(use);
        var start = (later, earlier) switch
        {
            ({ } l, { } e) => l - use.Start <= use.Start - e ? l : e,
            _ => later ?? earlier,
        };
        return start is { } found ? Of(use, found) : null;
    }

    private Instant? LastBeforeHorizon(Use use)
    {
        var latest = now + use.Spaces.Min(s => s.Horizon) - use.Length;
        return use.Start > latest ? SlotSearch.Last(use, latest, latest - Reach, timetable, now, own) : null;
    }

    private Alternative? WithFewer(Use use)
    {
        var most = use.Spaces.Min(s => s.Space.CapacityFor(use.Layout) ?? 0);
        return use.Attendees > most && most > 0 ? InTime(use with { Attendees = most }) : null;
    }

    /// <summary>The asked length, brought between the limits and up to a whole number of slots.</summary>
    private static Duration AcceptableLength(Use use)
    {
        var length = use.Length;
        foreach (var space in use.Spaces)
        {
            length = Duration.Max(space.MinLength, Duration.Min(space.MaxLength, length));
            var over = space.SlotGrid > Duration.Zero ? length.BclCompatibleTicks % space.SlotGrid.BclCompatibleTicks : 0;
            if (over == 0)
                continue;
            var up = length + Duration.FromTicks(space.SlotGrid.BclCompatibleTicks - over);
            length = up <= space.MaxLength ? up : length - Duration.FromTicks(over);
        }

        return length;
    }

    private static Alternative Of(Use use, Instant start) =>
        new([.. use.Spaces.Select(s => s.Space.Id)], start, start + use.Length, use.Attendees);
}
