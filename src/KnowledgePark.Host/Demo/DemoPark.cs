using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo.Places;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Host.Demo;

/// <summary>
/// The demo park as it is on a day: made up from the date alone, so that the same day gives the same park, record for record, on every machine.
/// </summary>
internal sealed record DemoPark
{
    public const string ParkId = "park-of-knowledge";
    public const string ZoneId = "Europe/Sofia";

    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[ZoneId];

    /// <summary>The midnight at which its day begins: nothing in it was made later.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    public required Park Park { get; init; }

    public required IReadOnlyList<PlaceTable> Places { get; init; }

    public required IReadOnlyList<Closure> Closures { get; init; }

    public required IReadOnlyList<Organisation> Organisations { get; init; }

    public required IReadOnlyList<Person> People { get; init; }

    public required IReadOnlyList<Membership> Memberships { get; init; }

    public required IReadOnlyList<OperatorAssignment> Assignments { get; init; }

    /// <summary>By start.</summary>
    public required IReadOnlyList<Booking> Bookings { get; init; }

    public IEnumerable<Space> Spaces => Places.SelectMany(p => p.Spaces);

    public static DemoPark Of(LocalDate today)
    {
        var park = new Park
        {
            Id = ParkId,
            Name = "Park of Knowledge, Sofia",
            NameBg = "Парк на знанието, София",
            TimeZone = ZoneId,
            Policy = Hours.Steps(30, 30, 12 * 60) with { MinNotice = TimeSpan.Zero, Horizon = TimeSpan.FromDays(200) },
        };
        IReadOnlyList<PlaceTable> places =
        [
            InnovationHall.Create(ParkId), LaboratoryWing.Create(ParkId), UniversityForum.Create(ParkId),
            StartupQuarter.Create(ParkId), GreenPavilion.Create(ParkId), MakersYard.Create(ParkId),
        ];
        var closures = DemoClosures.Create(today, Zone);
        var organisations = DemoTenants.Create();
        return new DemoPark
        {
            MadeAt = Zone.AtStartOfDay(today).ToInstant().ToDateTimeOffset(),
            Park = park,
            Places = places,
            Closures = closures,
            Organisations = organisations,
            People = DemoPeople.Create(),
            Memberships = DemoPeople.MembershipsIn(organisations),
            Assignments = DemoPeople.Assignments(),
            Bookings = new DemoBookings(today, new DemoDiary(park, places, closures), organisations).Make(),
        };
    }
}
