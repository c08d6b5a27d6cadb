using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage;

namespace KnowledgePark.Facilities;

/// <summary>A building of the park. Its floors, spaces, closures, equipment and bookings share its partition.</summary>
public sealed record Building : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => Id;

    /// <summary>The park that it stands in.</summary>
    public required string ParkId { get; init; }

    /// <summary>In English.</summary>
    public required string Name { get; init; }

    /// <summary>In Bulgarian.</summary>
    public string? NameBg { get; init; }

    /// <summary>Short sign, as on the door.</summary>
    public string? Code { get; init; }

    /// <summary>Postal address, one line.</summary>
    public string? Address { get; init; }

    /// <summary>Degrees north, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>IANA zone id; null: the park's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Local opening times; empty: always open.</summary>
    public IReadOnlyList<OpeningHours> OpeningHours { get; init; } = new List<OpeningHours>(); // A list, not []: a store may read into it.

    /// <summary>Applies to every space of the building whose own policy leaves a value open.</summary>
    public BookingPolicy Policy { get; init; } = BookingPolicy.Unstated;

    /// <summary>A picture of it: JPEG, PNG or WebP, at most 10 MiB; null: none.</summary>
    public MediaFacts? Photo { get; init; }

    /// <summary>Its site plan: SVG or PNG, at most 5 MiB; null: none.</summary>
    public MediaFacts? Plan { get; init; }

    /// <summary>A document about it: PDF, at most 20 MiB; null: none.</summary>
    public MediaFacts? Document { get; init; }
}
