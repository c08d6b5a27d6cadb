using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>A leaf space is taken over [From, To) by a booking.</summary>
/// <param name="SpaceId">The leaf space.</param>
/// <param name="From">Setup begins.</param>
/// <param name="To">Takedown has ended; half-open.</param>
/// <param name="BookingId">Whose allocation it is.</param>
/// <param name="HeldUntil">For a hold: when it expires, after which nothing is taken. Null: it stands.</param>
public readonly record struct Busy(string SpaceId, Instant From, Instant To, string BookingId, Instant? HeldUntil)
{
    internal bool IsLive(Instant now) => HeldUntil is not { } until || until > now;
}
