using KnowledgePark.Storage;

namespace KnowledgePark.Tenants;

/// <summary>Somebody who books, administers or attends.</summary>
public sealed record Person : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => Id;

    /// <summary>As the person writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Where notices go.</summary>
    public string? Email { get; init; }

    /// <summary>With country code.</summary>
    public string? Phone { get; init; }

    /// <summary>en or bg.</summary>
    public string Language { get; init; } = "en";
}
