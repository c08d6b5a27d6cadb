using KnowledgePark.Storage;

namespace KnowledgePark.Facilities;

/// <summary>A part of a floor: a wing, a zone, an open area.</summary>
public sealed record Section : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => BuildingId;

    /// <summary>The building that it belongs to.</summary>
    public required string BuildingId { get; init; }

    /// <summary>The floor that it is a part of.</summary>
    public required string FloorId { get; init; }

    /// <summary>In English.</summary>
    public required string Name { get; init; }

    /// <summary>In Bulgarian.</summary>
    public string? NameBg { get; init; }
}
