namespace KnowledgePark.Bookings.Rules;

/// <summary>
/// One rule of booking: pure, one file each. Checking is cheap, because availability asks every space; the words are made only for a
/// refusal that somebody reads.
/// </summary>
internal interface IRule
{
    /// <summary>Null if the use is accepted.</summary>
    Fault? Check(in Ask ask);

    /// <summary>The refusal in words, without its nearest alternative.</summary>
    Refusal Explain(in Ask ask, Fault fault);
}
