using KnowledgePark.Facilities;

namespace KnowledgePark.Availability;

/// <summary>Which spaces are free, best first, and which nearly are.</summary>
/// <param name="Considered">How many spaces of the wanted place and kind were looked at.</param>
/// <param name="Free">How many of them could be booked as asked.</param>
/// <param name="Spaces">The best of those, at most as many as asked for.</param>
/// <param name="NearMisses">Spaces that are out for one reason, at most ten.</param>
public sealed record FoundSpaces(int Considered, int Free, IReadOnlyList<AvailableSpace> Spaces, IReadOnlyList<NearMiss> NearMisses);

/// <summary>A space that can be booked as asked: a booking of it over [Start, End) is accepted at present.</summary>
/// <param name="SpaceId">The space.</param>
/// <param name="BuildingId">Its building.</param>
/// <param name="Name">Its name in English.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Capacity">How many people it takes in the asked layout.</param>
/// <param name="Features">What it offers.</param>
/// <param name="Start">The earliest start within the window, UTC.</param>
/// <param name="End">The end of the use, UTC.</param>
public sealed record AvailableSpace(
    string SpaceId, string BuildingId, string Name, SpaceKind Kind, int Capacity, IReadOnlyList<string> Features, DateTimeOffset Start, DateTimeOffset End);

/// <summary>A space that is out, and why.</summary>
/// <param name="SpaceId">The space.</param>
/// <param name="BuildingId">Its building.</param>
/// <param name="Name">Its name in English.</param>
/// <param name="Reasons">Every rule that it breaks.</param>
public sealed record NearMiss(string SpaceId, string BuildingId, string Name, IReadOnlyList<NearMissReason> Reasons);

/// <summary>Why a space is out.</summary>
/// <param name="Code">The refusal that a booking would get; <c>lacks-feature</c> for a wanted feature that is not there.</param>
/// <param name="Message">In words.</param>
public sealed record NearMissReason(string Code, string Message);
