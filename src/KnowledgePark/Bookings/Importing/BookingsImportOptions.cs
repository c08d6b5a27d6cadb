using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>How bookings are to be taken from a calendar.</summary>
public sealed record BookingsImportOptions
{
    /// <summary>The organisation of imported bookings, where none is stated.</summary>
    public const string DefaultOrganisation = "imported-calendars";

    /// <summary>The building whose spaces are booked. A new one is made only together with <see cref="CreateSpaces"/>.</summary>
    public required string BuildingId { get; init; }

    /// <summary>What a new building is called; null: as the calendar calls itself.</summary>
    public string? BuildingName { get; init; }

    /// <summary>The IANA zone of times that name none; null: the building's, or for a new building the calendar's.</summary>
    public string? ZoneId { get; init; }

    /// <summary>In whose name is booked; null: <see cref="DefaultOrganisation"/>, which is made if need be.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>The last date to which rules are expanded; null: see <see cref="ImportWindow"/>.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Make a space of each room that is unknown.</summary>
    public bool CreateSpaces { get; init; }

    public RoomMapping Mapping { get; init; } = RoomMapping.Empty;

    /// <summary>How long expanding the rules may take.</summary>
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromSeconds(20);
}
