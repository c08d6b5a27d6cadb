using NodaTime;

namespace KnowledgePark.Facilities;

/// <summary>All that the booking rules need to know of a space, with what it inherits from its building and park already resolved.</summary>
internal sealed class SpaceRules
{
    public required Space Space { get; init; }

    public required OpeningTimes Opening { get; init; }

    /// <summary>The leaf spaces that a booking takes; the space itself if it is one.</summary>
    public required IReadOnlyList<Space> Leaves { get; init; }

    /// <summary>Closures of the space, its leaves, its building and the park, by start.</summary>
    public required IReadOnlyList<Closing> Closings { get; init; }

    public required Duration MinNotice { get; init; }

    public required Duration Horizon { get; init; }

    public required Duration MinLength { get; init; }

    public required Duration MaxLength { get; init; }

    public required Duration SlotGrid { get; init; }

    public required Duration Setup { get; init; }

    public required Duration Takedown { get; init; }

    public DateTimeZone Zone => Opening.Zone;

    public Interval BlockedBy(Instant start, Duration length) => new(start - Setup, start + length + Takedown);

    /// <summary>A closure as the rules see it.</summary>
    internal readonly record struct Closing(Instant Start, Instant End, string Reason);

    public static SpaceRules Of(Space space, BookingPolicy inherited, OpeningTimes opening, IReadOnlyList<Space> leaves, IEnumerable<Closure> closures)
    {
        var policy = space.Policy.OrElse(inherited).OrElse(BookingPolicy.LastResort);
        return new SpaceRules
        {
            Space = space,
            Opening = opening,
            Leaves = leaves,
            Closings = [.. closures
                .Select(c => new Closing(Instant.FromDateTimeOffset(c.Start), Instant.FromDateTimeOffset(c.End), c.Reason))
                .OrderBy(c => c.Start)],
            // LastResort states every value.
            MinNotice = Duration.FromTimeSpan(policy.MinNotice!.Value),
            Horizon = Duration.FromTimeSpan(policy.Horizon!.Value),
            MinLength = Duration.FromTimeSpan(policy.MinLength!.Value),
            MaxLength = Duration.FromTimeSpan(policy.MaxLength!.Value),
            SlotGrid = Duration.FromTimeSpan(policy.SlotGrid!.Value),
            Setup = Duration.FromTimeSpan(policy.Setup!.Value),
            Takedown = Duration.FromTimeSpan(policy.Takedown!.Value),
        };
    }
}
