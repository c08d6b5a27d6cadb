namespace KnowledgePark.Bookings.Rules;

/// <summary>The use is neither shorter nor longer than the policy allows.</summary>
internal sealed class LengthRule : IRule
{
    public Fault? Check(in Ask ask) =>
        ask.Length < ask.Space.MinLength || ask.Length > ask.Space.MaxLength ? Fault.Timeless : null;

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var name = ask.Space.Space.Name;
        return ask.Length < ask.Space.MinLength
            ? new Refusal(
                RefusalCodes.TooShort, $"{name} is booked for at least {ask.Space.MinLength.InWords()}, not {ask.Length.InWords()}.",
                "end", ask.Space.Space.Id, ask.Length.ToIso(), ask.Space.MinLength.ToIso())
            : new Refusal(
                RefusalCodes.TooLong, $"{name} is booked for at most {ask.Space.MaxLength.InWords()}, not {ask.Length.InWords()}.",
                "end", ask.Space.Space.Id, ask.Length.ToIso(), ask.Space.MaxLength.ToIso());
    }
}
