using KnowledgePark.Facilities;

namespace KnowledgePark.Bookings.Rules;

/// <summary>The space is reservable, and none of its cells is unavailable.</summary>
internal sealed class ModeRule : IRule
{
    public Fault? Check(in Ask ask) => Culprit(ask) is null ? null : Fault.Timeless;

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var culprit = Culprit(ask) ?? ask.Space.Space;
        var how = culprit.Mode switch
        {
            SpaceMode.Assigned => "is assigned to somebody",
            SpaceMode.DropIn => "is used without booking",
            _ => "is unavailable",
        };
        var why = culprit.ModeReason is { Length: > 0 } reason ? $": {reason}" : "";
        return new Refusal(
            RefusalCodes.NotReservable, $"{culprit.Name} {how}{why}. Choose another space.",
            "spaceIds", ask.Space.Space.Id, culprit.Mode.ToString(), nameof(SpaceMode.Reservable));
    }

    private static Space? Culprit(in Ask ask)
    {
        if (ask.Space.Space.Mode != SpaceMode.Reservable)
            return ask.Space.Space;
        foreach (var leaf in ask.Space.Leaves)
        {
            if (leaf.Mode == SpaceMode.Unavailable)
                return leaf;
        }

        return null;
    }
}
