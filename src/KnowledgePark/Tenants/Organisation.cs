using KnowledgePark.Storage;

namespace KnowledgePark.Tenants;

/// <summary>A tenant or partner of the park, in whose name spaces are booked.</summary>
public sealed record Organisation : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => Id;

    /// <summary>In English.</summary>
    public required string Name { get; init; }

    /// <summary>In Bulgarian.</summary>
    public string? NameBg { get; init; }

    /// <summary>What sort of body it is.</summary>
    public OrganisationKind Kind { get; init; }

    /// <summary>Absolute http or https address.</summary>
    public string? Website { get; init; }

    /// <summary>False: it has left the park and books no more.</summary>
    public bool IsActive { get; init; } = true;
}
