namespace KnowledgePark.Bookings;

/// <summary>Where a booking stands.</summary>
public enum BookingStatus
{
    /// <summary>It stands.</summary>
    Confirmed,

    /// <summary>It takes its spaces until HeldUntil and then expires, unless it is confirmed.</summary>
    Held,

    /// <summary>Somebody cancelled it; it takes nothing.</summary>
    Cancelled,

    /// <summary>A hold that was not confirmed in time; it takes nothing.</summary>
    Expired,
}
