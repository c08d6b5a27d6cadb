using KnowledgePark.Bookings.Rules;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>Decides on a use: pure, no I/O. Every rule is asked for every space, so that a refusal names all that is wrong at once.</summary>
internal static class Decision
{
    private static readonly IRule[] s_rules =
    [
        new ModeRule(), new CapacityRule(), new LengthRule(), new NoticeRule(), new HorizonRule(), new SlotGridRule(), new ClosureRule(),
        new OpeningHoursRule(), new OverlapRule(),
    ];

    /// <summary>
    /// What is asked of an imported booking, which states what was agreed elsewhere: the limits on asking (length, notice, horizon,
    /// grid) do not concern it.
    /// </summary>
    private static readonly IRule[] s_importRules = [new ModeRule(), new CapacityRule(), new ClosureRule(), new OpeningHoursRule(), new OverlapRule()];

    /// <summary>What no operator can set aside: who is in the room, how many it holds, and that it is not taken. The rest a policy or a calendar says.</summary>
    private static readonly IRule[] s_lastRules = [new ModeRule(), new CapacityRule(), new OverlapRule()];

    /// <summary>True if every rule accepts the use of one space. The quick form of <see cref="Refusals"/>.</summary>
    public static bool Accepts(in Ask ask)
    {
        foreach (var rule in s_rules)
        {
            if (rule.Check(ask) is not null)
                return false;
        }

        return true;
    }

    /// <summary>Every broken rule of every space, without alternatives; empty if the use is accepted.</summary>
    public static IReadOnlyList<Refusal> Refusals(Use use, Timetable timetable, Instant now, Booking? own, Manner manner = Manner.ByTheRules)
    {
        List<Refusal>? refusals = null;
        foreach (var space in use.Spaces)
        {
            var ask = new Ask(space, use.Start, use.Length, use.Attendees, use.Layout, now, timetable, own);
            foreach (var rule in RulesOf(manner))
            {
                if (rule.Check(ask) is { } fault)
                    (refusals ??= []).Add(rule.Explain(ask, fault));
            }
        }

        return refusals ?? (IReadOnlyList<Refusal>)[];
    }

    /// <summary>How many rules say no.</summary>
    public static int CountFaults(Use use, Timetable timetable, Instant now)
    {
        var count = 0;
        foreach (var space in use.Spaces)
        {
            var ask = new Ask(space, use.Start, use.Length, use.Attendees, use.Layout, now, timetable);
            foreach (var rule in s_rules)
                count += rule.Check(ask) is null ? 0 : 1;
        }

        return count;
    }

    /// <summary>
    /// How a whole use fares: null if all rules accept it; else the fault that moves it farthest, timeless if any rule is.
    /// </summary>
    public static Fault? FaultOf(Use use, Instant start, Timetable timetable, Instant now, Booking? own)
    {
        Fault? all = null;
        foreach (var space in use.Spaces)
        {
            var ask = new Ask(space, start, use.Length, use.Attendees, use.Layout, now, timetable, own);
            foreach (var rule in s_rules)
            {
                if (rule.Check(ask) is not { } fault)
                    continue;
                if (fault.IsTimeless)
                    return fault;
                all = all is not { } known
                    ? fault
                    : new Fault(Farther(known.Later, fault.Later, 1), Farther(known.Earlier, fault.Earlier, -1));
            }
        }

        return all;
    }

    private static IRule[] RulesOf(Manner manner) => manner switch
    {
        Manner.Import => s_importRules,
        Manner.AgainstTheRules => s_lastRules,
        _ => s_rules,
    };

    private static Instant? Farther(Instant? one, Instant? other, int direction) =>
        one is { } a && other is { } b ? (direction > 0 ? Instant.Max(a, b) : Instant.Min(a, b)) : null;
}
