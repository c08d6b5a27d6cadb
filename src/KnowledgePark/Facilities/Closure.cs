using KnowledgePark.Storage;

namespace KnowledgePark.Facilities;

/// <summary>A time in which a place is closed: a holiday, maintenance. Nothing can be booked into it.</summary>
public sealed record Closure : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => BuildingId ?? Park.WholePark;

    /// <summary>The building that is closed; null: the whole park.</summary>
    public string? BuildingId { get; init; }

    /// <summary>The only space that is closed; null: the whole building.</summary>
    public string? SpaceId { get; init; }

    /// <summary>What is told to whoever wants to book.</summary>
    public required string Reason { get; init; }

    /// <summary>Why.</summary>
    public ClosureKind Kind { get; init; }

    /// <summary>From this instant, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Until just before this instant, UTC.</summary>
    public required DateTimeOffset End { get; init; }
}
