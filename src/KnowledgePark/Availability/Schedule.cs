namespace KnowledgePark.Availability;

/// <summary>When a space cannot be used, over a window.</summary>
/// <param name="SpaceId">The space.</param>
/// <param name="Items">By start. A divisible space is busy while any of its cells is.</param>
public sealed record Schedule(string SpaceId, IReadOnlyList<ScheduleItem> Items);

/// <summary>One time in which a space cannot be used.</summary>
/// <param name="Status">Why.</param>
/// <param name="Start">UTC; setup included.</param>
/// <param name="End">UTC, half-open; takedown included.</param>
public sealed record ScheduleItem(ScheduleStatus Status, DateTimeOffset Start, DateTimeOffset End);

/// <summary>Why a space cannot be used.</summary>
public enum ScheduleStatus
{
    /// <summary>A booking stands.</summary>
    Busy,

    /// <summary>Somebody holds it and may not keep it.</summary>
    Held,

    /// <summary>A closure.</summary>
    Closed,
}
