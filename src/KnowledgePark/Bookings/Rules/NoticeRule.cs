using NodaTime;

namespace KnowledgePark.Bookings.Rules;

/// <summary>
/// The use starts no sooner than the notice from now; never in the past. A change that keeps the start has given its notice
/// before, and only its end must lie ahead.
/// </summary>
internal sealed class NoticeRule : IRule
{
    public Fault? Check(in Ask ask)
    {
        Instant? kept = ask.Own is { } own && own.Use.Start + ask.Length > ask.Now ? own.Use.Start : null;
        var earliest = ask.Now + ask.Space.MinNotice;
        if (ask.Start >= earliest || ask.Start == kept)
            return null;
        return new Fault(kept > ask.Start ? Instant.Min(kept.Value, earliest) : earliest, kept < ask.Start ? kept : null);
    }

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var earliest = ask.Local(ask.Now + ask.Space.MinNotice);
        var why = ask.Start < ask.Now
            ? $"The start, {ask.Local(ask.Start)}, is in the past."
            : $"{ask.Space.Space.Name} is booked at least {ask.Space.MinNotice.InWords()} ahead.";
        return new Refusal(
            RefusalCodes.TooLittleNotice, $"{why} Choose a start at or after {earliest}.", "start", ask.Space.Space.Id, ask.Local(ask.Start), earliest);
    }
}
