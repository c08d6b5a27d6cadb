using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Tenants;

namespace KnowledgePark.Storage.Tests;

/// <summary>Records with every property stated, so that a store that loses one is found out.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static Park Park(string id = "park") => new() { Id = id, Name = "Park of Knowledge", NameBg = "Парк на знанието", TimeZone = "Europe/Sofia", Policy = Policy };

    public static Building Building(string id = "b1") => new()
    {
        Id = id,
        ParkId = "park",
        Name = "Innovation Hall 😀",
        NameBg = "Зала „Иновации“",
        Code = "IH",
        Address = "1 Vitosha Blvd",
        Latitude = 42.69,
        Longitude = 23.32,
        TimeZone = "Europe/Sofia",
        OpeningHours = Hours,
        Policy = Policy,
        Photo = Media("image/webp"),
        Plan = Media("image/svg+xml"),
        Document = Media("application/pdf"),
    };

    public static Floor Floor(string id = "f1") => new() { Id = id, BuildingId = "b1", Name = "Ground", NameBg = "Партер", Level = -1, Plan = Media("image/png") };

    public static Section Section(string id = "x1") => new() { Id = id, BuildingId = "b1", FloorId = "f1", Name = "West wing", NameBg = "Западно крило" };

    public static Space Space(string id = "s1", string building = "b1") => new()
    {
        Id = id,
        BuildingId = building,
        FloorId = "f1",
        SectionId = "x1",
        Name = "Lab 'A'",
        NameBg = "Лаборатория А",
        Code = "101",
        Description = "Line\nbreak",
        Kind = SpaceKind.Laboratory,
        Capacity = 12,
        Capacities = [new LayoutCapacity(SpaceLayout.Lab, 12), new LayoutCapacity(SpaceLayout.Theatre, 10)],
        Features = ["fume-hood", "projector"],
        AreaSquareMetres = 41.5,
        OpeningHours = Hours,
        Policy = Policy,
        Mode = SpaceMode.Unavailable,
        ModeReason = "New floor",
        CellIds = ["c1", "c2"],
        IsListed = false,
        Photo = Media("image/jpeg"),
        Document = Media("application/pdf"),
    };

    public static Closure Closure(string id = "cl1") =>
        new() { Id = id, BuildingId = "b1", SpaceId = "s1", Reason = "Paint", Kind = ClosureKind.Maintenance, Start = Noon, End = Noon.AddDays(2) };

    public static Equipment Equipment(string id = "e1") => new() { Id = id, BuildingId = "b1", Name = "Microscope", NameBg = "Микроскоп", Description = "x40", Quantity = 3 };

    public static Organisation Organisation(string id = "o1") =>
        new() { Id = id, Name = "Acme", NameBg = "Акме", Kind = OrganisationKind.University, Website = "https://example.org", IsActive = false };

    public static Person Person(string id = "p1") => new() { Id = id, Name = "Ива", Email = "iva@example.org", Phone = "+359 2 000", Language = "bg" };

    public static Membership Membership(string id = "m1") => new() { Id = id, OrganisationId = "o1", PersonId = "p1", Role = MembershipRole.Administrator };

    public static OperatorAssignment Assignment(string id = "oa1") => new() { Id = id, PersonId = "p1", BuildingId = "b1", Kind = SpaceKind.Laboratory };

    public static AccessToken Token(string id = "t1") => new()
    {
        Id = id,
        Kind = TokenKind.Service,
        PersonId = "p1",
        OrganisationId = "o1",
        Label = "Door display",
        Scope = TokenScope.Book,
        CreatedAt = Noon,
        MadeWith = "t0",
        ExpiresAt = Noon.AddDays(90),
        RevokedAt = Noon.AddDays(1),
        LastUsedAt = Noon.AddHours(1),
        Hash = "0f",
    };

    public static AuditEntry Audit(string id = "ae1") => new()
    {
        Id = id,
        Home = "b1",
        At = Noon,
        Act = AuditAct.Changed,
        RecordType = "booking",
        RecordId = "k1",
        PersonId = "p1",
        TokenId = "t1",
        Address = "127.0.0.1",
        Reason = "Fire drill",
        Before = "{\"title\":\"Среща\"}",
        After = "{\"title\":\"x\"}",
    };

    public static Guard Guard(string id = "s1") => new() { Id = id, BuildingId = "b1", Allocations = 3, Revision = 7, ChangedAt = Noon };

    public static Booking Booking(string id = "k1", string space = "s1", DateTimeOffset? from = null, TimeSpan? length = null, string building = "b1")
    {
        var start = from ?? Noon;
        var end = start + (length ?? TimeSpan.FromHours(1));
        return new Booking
        {
            Id = id,
            BuildingId = building,
            OrganisationId = "o1",
            Title = "Среща 😀",
            Start = start,
            End = end,
            Attendees = 4,
            Layout = SpaceLayout.Boardroom,
            SpaceIds = [space],
            Allocations = [new Allocation { SpaceId = space, From = start, To = end }],
            Status = BookingStatus.Confirmed,
            CancelReason = "none",
            CreatedAt = Noon.AddTicks(1),
            UpdatedAt = Noon.AddTicks(2),
            Sequence = 2,
            RequestDigest = "abc",
        };
    }

    private static MediaFacts Media(string contentType) => new() { ContentType = contentType, Length = 20L * 1024 * 1024, Sha256 = new string('a', 64), ChangedAt = Noon.AddTicks(3) };

    private static IReadOnlyList<OpeningHours> Hours =>
        [new(DayOfWeek.Monday, new TimeOnly(8, 30), new TimeOnly(20, 0)), new(DayOfWeek.Sunday, new TimeOnly(10, 0), TimeOnly.MinValue)];

    private static BookingPolicy Policy => new()
    {
        MinNotice = TimeSpan.FromHours(1),
        Horizon = TimeSpan.FromDays(90),
        MinLength = TimeSpan.FromMinutes(30),
        MaxLength = TimeSpan.FromHours(8),
        SlotGrid = TimeSpan.FromMinutes(30),
        Setup = TimeSpan.FromMinutes(10),
        Takedown = TimeSpan.FromMinutes(5),
    };
}
