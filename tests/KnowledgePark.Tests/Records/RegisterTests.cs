using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;

namespace KnowledgePark.Tests.Records;

/// <summary>Keeping the records of places and tenants.</summary>
public sealed class RegisterTests
{
    [Fact]
    public async Task A_new_record_is_known_at_once()
    {
        using var park = await TestPark.With();
        Assert.IsType<RegisterOutcome.Done>(await park.Register.CreateAsync(A.Space(), TestPark.Ct));
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
    }

    [Theory]
    [MemberData(nameof(SenselessRecords))]
    public async Task What_makes_no_sense_is_refused(string target, string code, Func<TestRecord> record)
    {
        using var park = await TestPark.With(A.Floor(), A.Space("c1"), A.Space("c2"), A.Space("c3"), A.Hall("hall", "c1", "c2"), A.Building("b2"), A.Space("far") with { BuildingId = "b2" });
        var outcome = await record().CreateAsync(park.Register);
        var reason = Assert.Single(Assert.IsType<RegisterOutcome.Refused>(outcome).Reasons);
        Assert.Equal((code, target), (reason.Code, reason.Target));
    }

    public static TheoryData<string, string, Func<TestRecord>> SenselessRecords => new()
    {
        { "id", "invalid-id", Of(A.Space("no spaces")) },
        { "id", "id-already-used", Of(A.Space("c1")) },
        { "name", "invalid-value", Of(A.Space() with { Name = " " }) },
        { "buildingId", "unknown-reference", Of(A.Space() with { BuildingId = "nowhere" }) },
        { "floorId", "unknown-reference", Of(A.Space() with { FloorId = "nowhere" }) },
        { "floorId", "unknown-reference", Of(A.Space() with { BuildingId = "b2", FloorId = "f" }) },
        { "sectionId", "unknown-reference", Of(A.Space() with { SectionId = "x" }) },
        { "capacity", "invalid-value", Of(A.Space() with { Capacity = 0 }) },
        { "capacities", "invalid-value", Of(A.Space() with { Capacities = [new LayoutCapacity(SpaceLayout.Lab, 11)] }) },
        { "capacities", "invalid-value", Of(A.Space() with { Capacities = [new LayoutCapacity(SpaceLayout.Lab, 1), new LayoutCapacity(SpaceLayout.Lab, 2)] }) },
        { "modeReason", "invalid-value", Of(A.Space() with { Mode = SpaceMode.Unavailable }) },
        { "cellIds", "invalid-value", Of(A.Hall("new", "c1")) },
        { "cellIds", "invalid-value", Of(A.Hall("new", "c1", "c1", "c2")) },
        { "cellIds", "invalid-value", Of(A.Hall("new", "c3", "hall")) },
        { "cellIds", "invalid-value", Of(A.Hall("new", "c1", "far")) },
        { "cellIds", "unknown-reference", Of(A.Hall("new", "c1", "nowhere")) },
        { "openingHours", "invalid-value", Of(A.Space() with { OpeningHours = A.Hours("18:00", "08:00", DayOfWeek.Monday) }) },
        { "openingHours", "invalid-value", Of(A.Space() with { OpeningHours = A.Hours("08:00", "08:00", DayOfWeek.Monday) }) },
        { "policy/slotGrid", "invalid-value", Of(A.Space() with { Policy = new BookingPolicy { SlotGrid = Times.Minutes(7) } }) },
        { "policy/slotGrid", "invalid-value", Of(A.Space() with { Policy = new BookingPolicy { SlotGrid = TimeSpan.Zero } }) },
        { "policy/setup", "invalid-value", Of(A.Space() with { Policy = new BookingPolicy { Setup = TimeSpan.FromDays(8) } }) },
        { "policy/takedown", "invalid-value", Of(A.Space() with { Policy = new BookingPolicy { Takedown = -Times.Minutes(1) } }) },
        { "policy/maxLength", "invalid-value", Of(A.Space() with { Policy = new BookingPolicy { MinLength = Times.Minutes(60), MaxLength = Times.Minutes(30) } }) },
        { "policy/maxLength", "invalid-value", Of(A.Space() with { Policy = new BookingPolicy { MaxLength = TimeSpan.FromDays(367) } }) },
        { "parkId", "unknown-reference", Of(A.Building("new") with { ParkId = "nowhere" }) },
        { "timeZone", "invalid-value", Of(A.Building("new") with { TimeZone = "Europe/Nowhere" }) },
        { "latitude", "invalid-value", Of(A.Building("new") with { Latitude = 90.1 }) },
        { "latitude", "invalid-value", Of(A.Building("new") with { Latitude = double.NaN }) },
        { "end", "invalid-value", Of(A.Closure("10:00", "10:00")) },
        { "spaceId", "unknown-reference", Of(A.Closure("10:00", "11:00") with { SpaceId = "far" }) },
        { "spaceId", "unknown-reference", Of(A.Closure("10:00", "11:00") with { BuildingId = null, SpaceId = "c1" }) },
        { "quantity", "invalid-value", Of(A.Equipment() with { Quantity = 0 }) },
        { "website", "invalid-value", Of(A.Organisation("new") with { Website = "javascript:alert(1)" }) },
        { "email", "invalid-value", Of(A.Person() with { Email = "nobody@" }) },
        { "language", "invalid-value", Of(A.Person() with { Language = "de" }) },
        { "organisationId", "unknown-reference", Of(A.Membership() with { OrganisationId = "nowhere" }) },
    };

    [Fact]
    public async Task Who_writes_on_an_older_version_is_told_so()
    {
        using var park = await TestPark.With(A.Space());
        var seen = park.Directory.Map.Spaces["lab"];
        Assert.IsType<RegisterOutcome.Done>(await park.Register.ReplaceAsync(seen, seen with { Capacity = 5 }, TestPark.Ct));
        Assert.IsType<RegisterOutcome.VersionMismatch>(await park.Register.ReplaceAsync(seen, seen with { Capacity = 6 }, TestPark.Ct));
        Assert.IsType<RegisterOutcome.VersionMismatch>(await park.Register.RemoveAsync(seen, TestPark.Ct));
        Assert.Equal(5, park.Directory.Map.Spaces["lab"].Capacity);
    }

    [Fact]
    public async Task A_record_stays_in_its_building()
    {
        using var park = await TestPark.With(A.Space(), A.Building("b2"));
        var lab = park.Directory.Map.Spaces["lab"];
        Assert.IsType<RegisterOutcome.Refused>(await park.Register.ReplaceAsync(lab, lab with { BuildingId = "b2" }, TestPark.Ct));
    }

    [Fact]
    public async Task A_hall_is_not_divided_anew_under_its_bookings()
    {
        using var park = await TestPark.With(A.Space("c1"), A.Space("c2"), A.Space("c3"), A.Hall("hall", "c1", "c2"));
        await park.BookAsync(A.Booking().In("c2").WithId("mine"));
        var hall = park.Directory.Map.Spaces["hall"];
        var refused = Assert.IsType<RegisterOutcome.Refused>(await park.Register.ReplaceAsync(hall, hall with { CellIds = ["c2", "c3"] }, TestPark.Ct));
        Assert.Equal("still-referred", Assert.Single(refused.Reasons).Code);
        await park.Desk.CancelAsync("mine", null, null, TestPark.Ct);
        Assert.IsType<RegisterOutcome.Done>(await park.Register.ReplaceAsync(hall, hall with { CellIds = ["c2", "c3"] }, TestPark.Ct));
    }

    [Theory]
    [MemberData(nameof(Referred))]
    public async Task What_is_referred_to_is_not_removed(string what, Func<Removal, Task<RegisterOutcome>> remove)
    {
        using var park = await TestPark.With(
            A.Floor(), A.Section(), A.Space("c1") with { FloorId = "f", SectionId = "x" }, A.Space("c2"), A.Hall("hall", "c1", "c2"), A.Space(), A.Space("hub"), A.Person(), A.Membership(),
            A.Closure("10:00", "11:00") with { SpaceId = "hub" });
        await park.BookAsync(A.Booking().From("12:00"));
        var refused = Assert.IsType<RegisterOutcome.Refused>(await remove(new Removal(park)));
        Assert.True(Assert.Single(refused.Reasons).Code == "still-referred", what);
    }

    public static TheoryData<string, Func<Removal, Task<RegisterOutcome>>> Referred => new()
    {
        { "park", p => p.RemoveAsync<Park>("park-1", "park") },
        { "building", p => p.RemoveAsync<Building>("b", "b") },
        { "floor", p => p.RemoveAsync<Floor>("f", "b") },
        { "section", p => p.RemoveAsync<Section>("x", "b") },
        { "cell of a hall", p => p.RemoveAsync<Space>("c2", "b") },
        { "booked space", p => p.RemoveAsync<Space>("lab", "b") },
        { "closed space", p => p.RemoveAsync<Space>("hub", "b") },
        { "organisation", p => p.RemoveAsync<Organisation>("org", "org") },
        { "person", p => p.RemoveAsync<Person>("p", "p") },
    };

    [Fact]
    public async Task What_nothing_refers_to_is_removed()
    {
        using var park = await TestPark.With(A.Space());
        Assert.IsType<RegisterOutcome.Done>(await park.Register.RemoveAsync(park.Directory.Map.Spaces["lab"], TestPark.Ct));
        Assert.Equal("unknown-space", (await park.BookAsync(A.Booking())).Codes());
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("7-b_C", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("_a", false)]
    [InlineData("a.b", false)]
    [InlineData("a/b", false)]
    [InlineData("ж", false)]
    public void An_id_stands_unescaped_in_an_address(string id, bool isValid) => Assert.Equal(isValid, RecordId.IsValid(id));

    [Fact]
    public void A_new_id_sorts_by_its_time()
    {
        var ids = Enumerable.Range(0, 50).Select(i => RecordId.New(A.Now + NodaTime.Duration.FromMilliseconds(i))).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.True(RecordId.IsValid(id)));
    }

    private static Func<TestRecord> Of<T>(T record) where T : class, IRecord => () => new TestRecord(r => r.CreateAsync(record, TestPark.Ct));

    /// <summary>A record of any type on its way into the register.</summary>
    public sealed record TestRecord(Func<Register, Task<RegisterOutcome>> CreateAsync);

    /// <summary>A park out of which a record of any type is removed.</summary>
    public sealed class Removal
    {
        private readonly TestPark _park;

        internal Removal(TestPark park) => _park = park;

        internal async Task<RegisterOutcome> RemoveAsync<T>(string id, string partition) where T : class, IRecord =>
            await _park.Register.RemoveAsync(await _park.Store.FindAsync<T>(partition, id, TestPark.Ct) ?? throw new InvalidOperationException("Not there."), TestPark.Ct);
    }
}
