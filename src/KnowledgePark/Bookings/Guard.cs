using KnowledgePark.Storage;

namespace KnowledgePark.Bookings;

/// <summary>
/// The witness of one leaf space. Every change of what takes the space replaces its guard in the same change set, so whoever decided
/// on an older state conflicts. That is the whole proof that nothing is booked twice.
/// </summary>
public sealed record Guard : IRecord
{
    /// <summary>The id of the leaf space.</summary>
    public required string Id { get; init; }

    public string Version { get; init; } = "";

    string IRecord.Partition => BuildingId;

    public required string BuildingId { get; init; }

    /// <summary>How many allocations the space has, past ones included. Checked against them by <c>check</c>.</summary>
    public int Allocations { get; init; }

    /// <summary>Counts every change of the space's bookings; never goes back.</summary>
    public long Revision { get; init; }

    /// <summary>When the space's bookings last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}
