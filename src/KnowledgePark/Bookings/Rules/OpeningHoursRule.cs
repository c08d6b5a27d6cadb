namespace KnowledgePark.Bookings.Rules;

/// <summary>The use lies within the opening hours, in the local time of the building. Setup and takedown need not.</summary>
internal sealed class OpeningHoursRule : IRule
{
    public Fault? Check(in Ask ask)
    {
        var opening = ask.Space.Opening;
        return opening.Contains(ask.Start, ask.End)
            ? null
            : new Fault(opening.NextStart(ask.Start, ask.Length), opening.PreviousStart(ask.Start, ask.Length));
    }

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var date = ask.Start.InZone(ask.Space.Zone).Date;
        var day = new NodaTime.Interval(
            ask.Space.Zone.AtStartOfDay(date).ToInstant(), ask.Space.Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        var ask_ = ask;
        var hours = string.Join(", ", ask.Space.Opening.Within(day).Select(open => $"{ask_.Local(open.Start)}/{ask_.Local(open.End)}"));
        var said = hours.Length == 0 ? "not open on that day" : $"open {hours} on that day";
        return new Refusal(
            RefusalCodes.OutsideOpeningHours, $"{ask.Space.Space.Name} is {said}. Choose a time within the opening hours.",
            "start", ask.Space.Space.Id, $"{ask.Local(ask.Start)}/{ask.Local(ask.End)}", hours.Length == 0 ? null : hours);
    }
}
