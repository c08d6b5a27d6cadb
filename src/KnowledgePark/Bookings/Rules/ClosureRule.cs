using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Bookings.Rules;

/// <summary>The use overlaps no closure of the space, its cells, its building or the park. Setup and takedown may.</summary>
internal sealed class ClosureRule : IRule
{
    public Fault? Check(in Ask ask)
    {
        SpaceRules.Closing? first = null;
        Instant last = default;
        foreach (var closing in ask.Space.Closings)
        {
            if (closing.Start >= ask.End)
                break;
            if (closing.End <= ask.Start)
                continue;
            first ??= closing;
            if (last < closing.End)
                last = closing.End;
        }

        return first is { } closed ? new Fault(last, closed.Start - ask.Length, closed) : null;
    }

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var closed = (SpaceRules.Closing)fault.Cause!; // Check puts it there.
        return new Refusal(
            RefusalCodes.Closed, $"{ask.Space.Space.Name} is closed from {ask.Local(closed.Start)} to {ask.Local(closed.End)}: {closed.Reason}. Choose another time.",
            "start", ask.Space.Space.Id, $"{ask.Local(ask.Start)}/{ask.Local(ask.End)}", $"{ask.Local(closed.Start)}/{ask.Local(closed.End)}");
    }
}
