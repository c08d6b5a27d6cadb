using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;

namespace KnowledgePark.Api.Tests;

/// <summary>A park small enough to know by heart.</summary>
internal static class SmallPark
{
    public static IEnumerable<ChangeSet> Records()
    {
        yield return Set(new Park { Id = "park", Name = "Park of Knowledge", NameBg = "Парк на знанието", TimeZone = "Europe/Sofia" });
        yield return Set(
            Building("alpha", "Alpha", "Алфа", OpeningHours.On(Enum.GetValues<DayOfWeek>(), new TimeOnly(8, 0), new TimeOnly(20, 0))),
            new Floor { Id = "alpha-0", BuildingId = "alpha", Name = "Ground floor", NameBg = "Партер", Level = 0 },
            new Floor { Id = "alpha-1", BuildingId = "alpha", Name = "First floor", Level = 1 },
            Space("room-1", SpaceKind.MeetingRoom, 8) with { Name = "Room 1", NameBg = "Стая 1", FloorId = "alpha-0", Features = ["projector", "whiteboard"] },
            Space("room-2", SpaceKind.MeetingRoom, 12) with { Name = "Room 2", NameBg = "Стая 2", FloorId = "alpha-0", Features = ["projector"] },
            Space("room-3", SpaceKind.MeetingRoom, 20) with { Name = "Room 3", FloorId = "alpha-1" },
            Space("lab", SpaceKind.Laboratory, 6) with { Name = "Wet lab", NameBg = "Мокра лаборатория", Policy = new BookingPolicy { Setup = TimeSpan.FromMinutes(15), Takedown = TimeSpan.FromMinutes(30) } },
            Space("cell-a", SpaceKind.EventHall, 50), Space("cell-b", SpaceKind.EventHall, 50), Space("cell-c", SpaceKind.EventHall, 50),
            Space("hall", SpaceKind.EventHall, 150) with { Name = "Great hall", CellIds = ["cell-a", "cell-b", "cell-c"], Capacities = [new LayoutCapacity(SpaceLayout.Theatre, 150), new LayoutCapacity(SpaceLayout.Banquet, 90)] },
            Space("hall-ab", SpaceKind.EventHall, 100) with { Name = "Hall A+B", CellIds = ["cell-a", "cell-b"] },
            Space("attic", SpaceKind.Studio, 4) with { Name = "Attic", Mode = SpaceMode.Unavailable, ModeReason = "New roof" },
            Space("secret", SpaceKind.Office, 4) with { Name = "Secret room", IsListed = false },
            new Closure { Id = "paint", BuildingId = "alpha", SpaceId = "room-3", Reason = "Painting", Kind = ClosureKind.Maintenance, Start = Utc(26, 6), End = Utc(27, 6) },
            new Equipment { Id = "camera", BuildingId = "alpha", Name = "Camera", Quantity = 3 });
        yield return Set(Building("beta", "Beta", null, []), Space("desk-1", SpaceKind.HotDesk, 1) with { BuildingId = "beta", Name = "Desk 1" });
        yield return Set(new Organisation { Id = "acme", Name = "Acme", NameBg = "Акме" });
        yield return Set(new Organisation { Id = "uni", Name = "Sofia University", NameBg = "Софийски университет", Kind = OrganisationKind.University });
        yield return Set(new Organisation { Id = "gone", Name = "Gone Ltd", IsActive = false });
        yield return Set(new Person { Id = "iva", Name = "Ива Петрова", Email = "iva@example.org", Language = "bg" });
        foreach (var set in Access.TestPeople.OperatorOnly())
            yield return set;
        yield return Set(new Membership { Id = "iva-acme", OrganisationId = "acme", PersonId = "iva" });
    }

    private static ChangeSet Set(params IRecord[] records) => new([.. records.Select(Change.Create)]);

    private static Building Building(string id, string name, string? nameBg, IReadOnlyList<OpeningHours> hours) =>
        new() { Id = id, ParkId = "park", Name = name, NameBg = nameBg, Code = id[..1].ToUpperInvariant(), OpeningHours = hours };

    private static Space Space(string id, SpaceKind kind, int capacity) => new() { Id = id, BuildingId = "alpha", Name = id, Kind = kind, Capacity = capacity };

    private static DateTimeOffset Utc(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);
}
