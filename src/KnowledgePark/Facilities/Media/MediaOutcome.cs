using KnowledgePark.Bookings;

namespace KnowledgePark.Facilities.Media;

/// <summary>What became of a change in the <see cref="MediaDesk"/>.</summary>
public abstract record MediaOutcome
{
    private MediaOutcome()
    {
    }

    /// <summary>The record has this content now, durably; null: none.</summary>
    public sealed record Done(MediaFacts? Facts) : MediaOutcome;

    /// <summary>Nothing was changed. Every fault is named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : MediaOutcome;

    /// <summary>Nothing was changed: the record has another content than the caller expects.</summary>
    public sealed record PreconditionFailed : MediaOutcome;

    /// <summary>Nothing was changed: it is not the caller's to do.</summary>
    public sealed record Forbidden(Access.Verdict Why) : MediaOutcome;

    /// <summary>Nothing was changed: the record is gone.</summary>
    public sealed record RecordGone : MediaOutcome;
}
