using KnowledgePark.Storage;

namespace KnowledgePark.Facilities;

/// <summary>A science and knowledge park: the root of the place tree.</summary>
public sealed record Park : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => WholePark;

    /// <summary>In English.</summary>
    public required string Name { get; init; }

    /// <summary>In Bulgarian.</summary>
    public string? NameBg { get; init; }

    /// <summary>IANA zone id, such as Europe/Sofia. The zone of all local times of its buildings unless they state their own.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Applies to every space whose building and own policy leave a value open.</summary>
    public BookingPolicy Policy { get; init; } = BookingPolicy.Unstated;

    /// <summary>The partition of the park itself and of what holds for all its buildings.</summary>
    public const string WholePark = "park";
}
