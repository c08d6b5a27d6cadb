namespace KnowledgePark.Bookings.Rules;

/// <summary>The use ends no later than the horizon from now.</summary>
internal sealed class HorizonRule : IRule
{
    public Fault? Check(in Ask ask)
    {
        var latest = ask.Now + ask.Space.Horizon;
        return ask.End > latest ? new Fault(null, latest - ask.Length) : null;
    }

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var latest = ask.Local(ask.Now + ask.Space.Horizon);
        return new Refusal(
            RefusalCodes.BeyondHorizon, $"{ask.Space.Space.Name} is booked at most {ask.Space.Horizon.InWords()} ahead. Choose an end at or before {latest}.",
            "end", ask.Space.Space.Id, ask.Local(ask.End), latest);
    }
}
