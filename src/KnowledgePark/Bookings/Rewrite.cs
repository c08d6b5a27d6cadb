using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>What becomes of a booking: nothing, a refusal, a release of all it takes, or a new state to decide on.</summary>
internal sealed record Rewrite(Booking? Wanted, Refusal? Refusal, bool IsDecided)
{
    public static readonly Rewrite Nothing = new(null, null, false);

    public static Rewrite Refuse(string code, string message, string target) => new(null, new Refusal(code, message, target), false);

    public static Rewrite Decide(Booking wanted) => new(wanted, null, false);

    public static Rewrite Release(Booking booking, BookingStatus status, string? reason, Instant now) =>
        new(booking.Released(status, reason, now), null, true);
}
