namespace KnowledgePark.Bookings;

/// <summary>A value that a change states; null itself may be the value. Where nothing is stated, there is no <c>Stated</c>.</summary>
public sealed record Stated<T>(T Value);
