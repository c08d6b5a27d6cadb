using KnowledgePark.Bookings;

namespace KnowledgePark.Records;

/// <summary>What became of a change in the <see cref="Register"/>.</summary>
public abstract record RegisterOutcome
{
    private RegisterOutcome()
    {
    }

    /// <summary>Written, durable, and known to the directory. The version is empty for a removed record.</summary>
    public sealed record Done(string Version) : RegisterOutcome;

    /// <summary>Nothing was written. Every fault is named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : RegisterOutcome;

    /// <summary>It is not the caller's to do: nothing was written.</summary>
    public sealed record Forbidden(Access.Verdict Why) : RegisterOutcome;

    /// <summary>Somebody wrote first: nothing was written.</summary>
    public sealed record VersionMismatch : RegisterOutcome;
}
