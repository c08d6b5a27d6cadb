using KnowledgePark.Bookings;

namespace KnowledgePark.Access;

/// <summary>What became of a wish about a token.</summary>
public abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <summary>It is made. <paramref name="Text"/> is told this once.</summary>
    public sealed record Issued(AccessToken Token, string Text) : TokenOutcome;

    /// <summary>It is as it shall be.</summary>
    public sealed record Done(AccessToken Token) : TokenOutcome;

    /// <summary>Nothing was written. Every fault is named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : TokenOutcome;

    /// <summary>It is not the caller's to do.</summary>
    public sealed record Forbidden(Verdict Why) : TokenOutcome;

    /// <summary>Somebody wrote first.</summary>
    public sealed record VersionMismatch : TokenOutcome;
}
