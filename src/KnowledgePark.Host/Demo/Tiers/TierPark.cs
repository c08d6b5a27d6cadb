using System.Globalization;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo.Places;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Host.Demo.Tiers;

/// <summary>
/// A park of some size, made up from its tier and a day: the same day gives the same records. Nothing is kept: spaces come building by
/// building, bookings space by space.
/// </summary>
internal sealed class TierPark(Tier tier, LocalDate today)
{
    public const string ParkId = "size-park";
    public const int SpacesPerBuilding = 50;

    private const int SpacesPerFloor = 10;
    private const int DaysBack = 120;
    private const int DaysAhead = 245;
    private const int FirstHour = 8;
    private const int MiddleHour = 14;
    private const int QuartersPerHalf = 24;

    private static readonly SpaceKind[] s_kinds =
        [SpaceKind.MeetingRoom, SpaceKind.Classroom, SpaceKind.Laboratory, SpaceKind.HotDesk, SpaceKind.LectureHall, SpaceKind.Studio, SpaceKind.Workshop, SpaceKind.Office];

    private static readonly int[] s_capacities = [4, 6, 8, 10, 12, 16, 24, 30, 60, 120];
    private static readonly string[][] s_features = [["wifi"], ["projector", "wifi"], ["whiteboard", "wifi"], ["screen", "video-conference", "wifi"], ["step-free", "projector"]];

    /// <summary>The starts of the half-days in which a booking may lie, as ticks of UTC.</summary>
    private readonly long[] _halves = [.. Enumerable.Range(-DaysBack, DaysBack + DaysAhead + 1)
        .Select(today.PlusDays)
        .Where(d => d.DayOfWeek != IsoDayOfWeek.Sunday)
        .SelectMany(d => new[] { d + new LocalTime(FirstHour, 0), d + new LocalTime(MiddleHour, 0) })
        .Select(t => t.InZoneStrictly(DemoPark.Zone).ToInstant().ToDateTimeOffset().UtcTicks)];

    private readonly string[][] _titles = [.. s_kinds.Select(k => DemoHabits.All.First(h => h.Kind == k).Titles.ToArray())];

    public DateTimeOffset MadeAt { get; } = DemoPark.Zone.AtStartOfDay(today).ToInstant().ToDateTimeOffset();

    public Park Park { get; } = new()
    {
        Id = ParkId,
        Name = $"Park of size {tier.Name}",
        NameBg = $"Парк с размер {tier.Name}",
        TimeZone = DemoPark.ZoneId,
        Policy = Hours.Steps(15, 15, 12 * 60),
    };

    public int Buildings => (tier.Spaces + SpacesPerBuilding - 1) / SpacesPerBuilding;

    /// <summary>One for every five spaces, 20 at least.</summary>
    public int OrganisationCount => Math.Max(20, tier.Spaces / 5);

    public IEnumerable<Organisation> Organisations() => Enumerable.Range(1, OrganisationCount).Select(i => new Organisation
    {
        Id = OrganisationId(i),
        Name = Text($"Organisation {i}"),
        NameBg = Text($"Организация {i}"),
        Kind = (OrganisationKind)(i % 9),
    });

    /// <summary>A building with its floors; building numbers start at 1.</summary>
    public PlaceTable Place(int building)
    {
        var table = new PlaceTable(new Building
        {
            Id = BuildingId(building),
            ParkId = ParkId,
            Code = Text($"B{building:000}"),
            Name = Text($"Building {building}"),
            NameBg = Text($"Сграда {building}"),
            OpeningHours = Hours.On([.. Hours.Weekdays, .. Hours.Saturday], 8, 20),
        });
        var first = (building - 1) * SpacesPerBuilding + 1;
        for (var space = first; space < first + SpacesPerBuilding && space <= tier.Spaces; space++)
        {
            var floor = (space - first) / SpacesPerFloor;
            if ((space - first) % SpacesPerFloor == 0)
                table.Floor(floor, Text($"Floor {floor}"), Text($"Етаж {floor}"));
            var people = s_capacities[space % s_capacities.Length];
            table.Add(s_kinds[space % s_kinds.Length], SpaceCode(space), Text($"Space {space}"), Text($"Помещение {space}"), people, people * 2.5, string.Join(' ', s_features[space % s_features.Length]));
        }

        return table;
    }

    /// <summary>The bookings of a space, by start. The year's half-days are dealt out evenly, one booking to each, so that none overlap.</summary>
    public IEnumerable<Booking> BookingsOf(int space)
    {
        var dice = Dice.Of(today, 1000 + space);
        var spaceId = SpaceCode(space).ToLowerInvariant();
        var buildingId = BuildingIdOf(space);
        var titles = _titles[space % s_kinds.Length];
        var people = s_capacities[space % s_capacities.Length];
        for (var i = 0; i < tier.BookingsPerSpace; i++)
        {
            var from = i * _halves.Length / tier.BookingsPerSpace;
            var half = _halves[dice.Next(from, Math.Max(from + 1, (i + 1) * _halves.Length / tier.BookingsPerSpace))];
            var quarters = dice.Next(2, 13);
            var start = new DateTimeOffset(half + dice.Next(QuartersPerHalf - quarters + 1) * TimeSpan.FromMinutes(15).Ticks, TimeSpan.Zero);
            var end = start.AddMinutes(15 * quarters);
            var madeAt = (start < MadeAt ? start : MadeAt).AddMinutes(-dice.Next(60, 30 * 24 * 60));
            yield return new Booking
            {
                Id = Text($"{spaceId}-{i + 1:000}"),
                BuildingId = buildingId,
                OrganisationId = OrganisationId(dice.Next(OrganisationCount) + 1),
                Title = dice.Pick(titles),
                Start = start,
                End = end,
                Attendees = dice.Next(people) + 1,
                SpaceIds = [spaceId],
                Allocations = [new Allocation { SpaceId = spaceId, From = start, To = end }],
                CreatedAt = madeAt,
                UpdatedAt = madeAt,
            };
        }
    }

    /// <summary>The building that a space lies in.</summary>
    public static string BuildingIdOf(int space) => BuildingId((space - 1) / SpacesPerBuilding + 1);

    private static string BuildingId(int building) => Text($"building-{building:000}");

    private static string SpaceCode(int space) => Text($"S{space:00000}");

    private static string OrganisationId(int organisation) => Text($"organisation-{organisation:0000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
