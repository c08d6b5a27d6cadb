using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Availability;

/// <summary>What somebody looks for: spaces that are free for a length of time somewhere within a window.</summary>
public sealed record AvailabilityRequest
{
    /// <summary>The widest window.</summary>
    public static readonly Duration MaxWindow = Duration.FromDays(31);

    /// <summary>The most spaces in one answer.</summary>
    public const int MaxTop = 100;

    /// <summary>Where the use may lie.</summary>
    public required Interval Window { get; init; }

    /// <summary>How long the use is; null: the whole window.</summary>
    public Duration? Length { get; init; }

    /// <summary>How many people come; null: not stated.</summary>
    public int? People { get; init; }

    /// <summary>The layout that the space must offer; null: any.</summary>
    public SpaceLayout? Layout { get; init; }

    /// <summary>All of these must be there.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>One of these; empty: any.</summary>
    public IReadOnlyList<SpaceKind> Kinds { get; init; } = [];

    /// <summary>Only here; null: the whole park.</summary>
    public string? BuildingId { get; init; }

    /// <summary>How many spaces to answer, 1 to <see cref="MaxTop"/>.</summary>
    public int Top { get; init; } = 20;
}
