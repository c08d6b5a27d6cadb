using KnowledgePark.Api.Tests.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;

namespace KnowledgePark.Api.Tests.OData.Differential;

/// <summary>Records in which everything occurs that a store may get wrong: null, empty, both alphabets, wildcards, fractions, ties.</summary>
internal static class ManySortsOfRecords
{
    /// <summary>The token of somebody who sees the bookings of one organisation of six whole.</summary>
    public const string Member = "kp_test-member-o1";

    private static readonly DateTimeOffset s_noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_names = ["Room 1", "room 1", "Room 10", "ROOM_%", "Lab", "зала", "Зала 2", "Зала А", "50% off", "", "O'Hara", "a\"b", "Ъгъл", "Room 😀", " Room "];

    public static IEnumerable<ChangeSet> All()
    {
        yield return Set(new Park { Id = "park", Name = "Park", TimeZone = "Europe/Sofia" });
        foreach (var building in new[] { "b1", "b2" })
        {
            yield return Set(new Building { Id = building, ParkId = "park", Name = building == "b1" ? "Alpha" : "Бета", NameBg = building == "b1" ? "Алфа" : null, Latitude = building == "b1" ? 42.65 : null });
            yield return Set([.. Enumerable.Range(0, 30).Select(i => Space(building, i))]);
        }

        foreach (var i in Enumerable.Range(0, 6))
            yield return Set(new Organisation { Id = $"o{i}", Name = s_names[i], NameBg = i % 2 == 0 ? s_names[i + 5] : null, Kind = (OrganisationKind)(i % 3), IsActive = i != 4, Website = i == 1 ? "https://example.org" : null });
        foreach (var set in TestPeople.OperatorOnly().SelectMany(s => s.Changes).Select(c => Set(c.Record)).Concat(TestPeople.MemberOf("o1", Member)))
            yield return set;
        foreach (var chunk in Enumerable.Range(0, 130).Select(Booking).GroupBy(b => b.BuildingId).SelectMany(g => g.Chunk(50)))
            yield return Set([.. chunk]);
    }

    private static Space Space(string building, int i) => new()
    {
        Id = $"{building}-s{i:00}",
        BuildingId = building,
        FloorId = i % 4 == 0 ? null : $"{building}-f{i % 3}",
        Name = s_names[i % s_names.Length],
        NameBg = i % 3 == 0 ? null : s_names[(i * 7 + 5) % s_names.Length],
        Code = i % 5 == 0 ? null : $"{100 + i % 7}",
        Description = i % 6 == 0 ? "Bring a coat; носете палто" : null,
        Kind = (SpaceKind)(i % 5),
        Capacity = 1 + i * 3 % 25,
        Capacities = i % 3 == 1 ? [new LayoutCapacity(SpaceLayout.Theatre, i), new LayoutCapacity(SpaceLayout.Banquet, i / 2 + 1)] : [],
        Features = (i % 4) switch { 0 => [], 1 => ["projector"], 2 => ["projector", "whiteboard"], _ => ["fume-hood", "projector", "step-free"] },
        AreaSquareMetres = i % 4 == 1 ? null : i * 2.25,
        Mode = (SpaceMode)(i % 4),
        ModeReason = i % 4 == 3 ? "New roof" : null,
        IsListed = i % 7 != 2,
        Policy = i % 3 == 2 ? new BookingPolicy { MinNotice = TimeSpan.FromHours(i), Setup = TimeSpan.FromMinutes(15) } : BookingPolicy.Unstated,
    };

    private static Booking Booking(int i)
    {
        var building = i % 3 == 0 ? "b2" : "b1";
        var space = $"{building}-s{i % 30:00}";
        var start = s_noon.AddMinutes(i * 95 % 4000).AddTicks(i % 9 == 0 ? 1234567 : 0);
        var isGone = i % 10 == 9;
        return new Booking
        {
            Id = $"k{i:000}",
            BuildingId = building,
            OrganisationId = $"o{i % 6}",
            Title = s_names[i * 4 % s_names.Length] is { Length: > 0 } name ? name : "Title",
            Start = start,
            End = start.AddMinutes(30 + i % 4 * 45),
            Attendees = i % 4 == 0 ? null : i % 23,
            Layout = i % 5 == 0 ? SpaceLayout.Theatre : null,
            SpaceIds = i % 6 == 0 ? [space, $"{building}-s{(i + 1) % 30:00}"] : [space],
            Allocations = isGone ? [] : [new Allocation { SpaceId = space, From = start, To = start.AddMinutes(30) }],
            Status = isGone ? BookingStatus.Cancelled : i % 8 == 0 ? BookingStatus.Held : BookingStatus.Confirmed,
            HeldUntil = i % 8 == 0 && !isGone ? s_noon.AddHours(i % 5) : null,
            CancelReason = isGone && i % 20 == 9 ? "Rain" : null,
            CreatedAt = s_noon.AddDays(-i % 40),
            UpdatedAt = s_noon.AddDays(-i % 40).AddMinutes(i % 3),
            Sequence = i % 4,
        };
    }

    private static ChangeSet Set(params IRecord[] records) => new([.. records.Select(Change.Create)]);
}
