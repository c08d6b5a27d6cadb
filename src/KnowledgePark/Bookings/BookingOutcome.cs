namespace KnowledgePark.Bookings;

/// <summary>What became of a request to make or change a booking.</summary>
public abstract record BookingOutcome
{
    private BookingOutcome()
    {
    }

    /// <summary>It stands, and is durable. <paramref name="IsRepeat"/>: an earlier, identical request had made it.</summary>
    public sealed record Booked(Booking Booking, bool IsRepeat = false) : BookingOutcome;

    /// <summary>Nothing was written. Every broken rule is named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : BookingOutcome;

    /// <summary>It is not the caller's to do. A booking that is there and not the caller's to change is <see cref="NotFound"/>, as one that is not there.</summary>
    public sealed record Forbidden(Access.Verdict Why) : BookingOutcome;

    /// <summary>There is no such booking for this caller.</summary>
    public sealed record NotFound : BookingOutcome;

    /// <summary>The booking is not in the version that the caller has seen.</summary>
    public sealed record VersionMismatch(string Version) : BookingOutcome;

    /// <summary>Others wrote first, every time: nothing was written. Try again.</summary>
    public sealed record TooBusy : BookingOutcome;
}
