using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage;

namespace KnowledgePark.Facilities;

/// <summary>Anything that is used for a time: a laboratory, a room, a desk, a hall, a parking place.</summary>
public sealed record Space : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => BuildingId;

    /// <summary>The building that it belongs to.</summary>
    public required string BuildingId { get; init; }

    /// <summary>The floor that it lies on; null: outdoors or not stated.</summary>
    public string? FloorId { get; init; }

    /// <summary>The section of the floor; null: none.</summary>
    public string? SectionId { get; init; }

    /// <summary>In English.</summary>
    public required string Name { get; init; }

    /// <summary>In Bulgarian.</summary>
    public string? NameBg { get; init; }

    /// <summary>Room number, as on the door.</summary>
    public string? Code { get; init; }

    /// <summary>What one should know before booking it.</summary>
    public string? Description { get; init; }

    /// <summary>What it is for.</summary>
    public required SpaceKind Kind { get; init; }

    /// <summary>The most people in any layout; at least 1.</summary>
    public int Capacity { get; init; } = 1;

    /// <summary>How many people each layout takes; empty: one layout, Capacity people.</summary>
    public IReadOnlyList<LayoutCapacity> Capacities { get; init; } = new List<LayoutCapacity>(); // A list, not []: a store may read into it.

    /// <summary>What it offers, in lower case: projector, whiteboard, video-conference, fume-hood, step-free …</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Floor area in square metres.</summary>
    public double? AreaSquareMetres { get; init; }

    /// <summary>Local opening times; empty: the building's.</summary>
    public IReadOnlyList<OpeningHours> OpeningHours { get; init; } = new List<OpeningHours>(); // A list, not []: a store may read into it.

    /// <summary>Its own booking rules; what is open here comes from the building, then from the park.</summary>
    public BookingPolicy Policy { get; init; } = BookingPolicy.Unstated;

    /// <summary>How it may be used at present.</summary>
    public SpaceMode Mode { get; init; }

    /// <summary>Why it has this mode; required when unavailable.</summary>
    public string? ModeReason { get; init; }

    /// <summary>For a divisible hall and its combined parts: the leaf spaces that it takes. Empty: it is a leaf and takes itself.</summary>
    public IReadOnlyList<string> CellIds { get; init; } = [];

    /// <summary>False: it can be booked by whoever knows it, but no search finds it.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>A picture of it: JPEG, PNG or WebP, at most 10 MiB; null: none.</summary>
    public MediaFacts? Photo { get; init; }

    /// <summary>A document about it: PDF, at most 20 MiB; null: none.</summary>
    public MediaFacts? Document { get; init; }

    /// <summary>The spaces that a booking of this one takes: its cells, or itself.</summary>
    internal IReadOnlyList<string> Leaves => CellIds.Count == 0 ? [Id] : CellIds;

    /// <summary>The most people in this layout; null if it cannot be furnished so.</summary>
    internal int? CapacityFor(SpaceLayout? layout) =>
        layout is null || Capacities.Count == 0 ? Capacity : Capacities.FirstOrDefault(c => c.Layout == layout)?.People;
}
