namespace KnowledgePark.Facilities;

/// <summary>
/// The limits of bookings of a space. Every value may be left open: then the building's holds, then the park's, then
/// the last resort that <see cref="OrElse"/>'s callers end with, <see cref="LastResort"/>.
/// </summary>
public sealed record BookingPolicy
{
    /// <summary>A policy that leaves everything open.</summary>
    public static readonly BookingPolicy Unstated = new();

    /// <summary>What holds where nobody states anything: 15 minutes to 24 hours, on the quarter, up to a year ahead, no buffers.</summary>
    public static readonly BookingPolicy LastResort = new()
    {
        MinNotice = TimeSpan.Zero,
        Horizon = TimeSpan.FromDays(366),
        MinLength = TimeSpan.FromMinutes(15),
        MaxLength = TimeSpan.FromHours(24),
        SlotGrid = TimeSpan.FromMinutes(15),
        Setup = TimeSpan.Zero,
        Takedown = TimeSpan.Zero,
    };

    /// <summary>How long before its start a booking must be made.</summary>
    public TimeSpan? MinNotice { get; init; }

    /// <summary>How far ahead a booking may end.</summary>
    public TimeSpan? Horizon { get; init; }

    /// <summary>The shortest use.</summary>
    public TimeSpan? MinLength { get; init; }

    /// <summary>The longest use; at most 366 days.</summary>
    public TimeSpan? MaxLength { get; init; }

    /// <summary>Uses start and end at whole multiples of this after local midnight; a divisor of 24 hours.</summary>
    public TimeSpan? SlotGrid { get; init; }

    /// <summary>Time that is taken before each use to prepare the space.</summary>
    public TimeSpan? Setup { get; init; }

    /// <summary>Time that is taken after each use to clear the space.</summary>
    public TimeSpan? Takedown { get; init; }

    /// <summary>This policy, with what it leaves open taken from a farther one.</summary>
    public BookingPolicy OrElse(BookingPolicy farther) => new()
    {
        MinNotice = MinNotice ?? farther.MinNotice,
        Horizon = Horizon ?? farther.Horizon,
        MinLength = MinLength ?? farther.MinLength,
        MaxLength = MaxLength ?? farther.MaxLength,
        SlotGrid = SlotGrid ?? farther.SlotGrid,
        Setup = Setup ?? farther.Setup,
        Takedown = Takedown ?? farther.Takedown,
    };
}
