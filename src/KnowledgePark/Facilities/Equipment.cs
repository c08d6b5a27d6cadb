using KnowledgePark.Storage;

namespace KnowledgePark.Facilities;

/// <summary>A bookable item, in some quantity, that has a home building.</summary>
public sealed record Equipment : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => BuildingId;

    /// <summary>Where it is kept.</summary>
    public required string BuildingId { get; init; }

    /// <summary>In English.</summary>
    public required string Name { get; init; }

    /// <summary>In Bulgarian.</summary>
    public string? NameBg { get; init; }

    /// <summary>What one should know before booking it.</summary>
    public string? Description { get; init; }

    /// <summary>How many there are; at least 1.</summary>
    public int Quantity { get; init; } = 1;
}
