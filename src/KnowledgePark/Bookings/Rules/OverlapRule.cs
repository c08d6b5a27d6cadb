using NodaTime;

namespace KnowledgePark.Bookings.Rules;

/// <summary>No leaf space is taken twice: the use with its setup and takedown overlaps nothing. Touching is not overlapping.</summary>
internal sealed class OverlapRule : IRule
{
    public Fault? Check(in Ask ask)
    {
        var blocked = ask.Space.BlockedBy(ask.Start, ask.Length);
        Busy? first = null;
        Instant last = default;
        foreach (var leaf in ask.Space.Leaves)
        {
            foreach (var busy in ask.Timetable.Overlapping(leaf.Id, blocked))
            {
                if (busy.BookingId == ask.Own?.Id || !busy.IsLive(ask.Now))
                    continue;
                if (first is null || busy.From < first.Value.From)
                    first = busy;
                if (last < busy.To)
                    last = busy.To;
            }
        }

        return first is { } taken
            ? new Fault(last + ask.Space.Setup, taken.From - ask.Space.Takedown - ask.Length, taken)
            : null;
    }

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var taken = (Busy)fault.Cause!; // Check puts it there.
        var limit = $"{ask.Local(taken.From)}/{ask.Local(taken.To)}";
        return new Refusal(
            RefusalCodes.SpaceTaken, $"{ask.Space.Space.Name} is taken from {ask.Local(taken.From)} to {ask.Local(taken.To)}. Choose another time or space.",
            "start", ask.Space.Space.Id, $"{ask.Local(ask.Start)}/{ask.Local(ask.End)}", limit);
    }
}
