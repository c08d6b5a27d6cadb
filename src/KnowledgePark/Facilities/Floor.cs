using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage;

namespace KnowledgePark.Facilities;

/// <summary>A level of a building.</summary>
public sealed record Floor : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => BuildingId;

    /// <summary>The building that it belongs to.</summary>
    public required string BuildingId { get; init; }

    /// <summary>In English.</summary>
    public required string Name { get; init; }

    /// <summary>In Bulgarian.</summary>
    public string? NameBg { get; init; }

    /// <summary>Position from the bottom; 0 is the ground floor, below is negative.</summary>
    public int Level { get; init; }

    /// <summary>Its floor plan: SVG or PNG, at most 5 MiB; null: none.</summary>
    public MediaFacts? Plan { get; init; }
}
