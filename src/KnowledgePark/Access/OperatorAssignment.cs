using KnowledgePark.Facilities;
using KnowledgePark.Storage;

namespace KnowledgePark.Access;

/// <summary>Makes a person an operator: of the whole park, of one building, or of one kind of space.</summary>
public sealed record OperatorAssignment : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => PersonId;

    /// <summary>Who operates.</summary>
    public required string PersonId { get; init; }

    /// <summary>Only this building; null: not limited to a building.</summary>
    public string? BuildingId { get; init; }

    /// <summary>Only spaces of this kind; null: not limited to a kind.</summary>
    public SpaceKind? Kind { get; init; }

    internal bool IsWhole => BuildingId is null && Kind is null;
}
