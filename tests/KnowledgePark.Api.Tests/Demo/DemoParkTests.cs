using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo;
using KnowledgePark.Records;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Api.Tests.Demo;

public class DemoParkTests
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly LocalDate s_today = new(2026, 11, 23);
    private static readonly DemoPark s_park = DemoPark.Of(s_today);

    [Fact]
    public void The_same_day_gives_the_same_park_record_for_record() => Assert.Equal(Text(s_park), Text(DemoPark.Of(s_today)));

    [Fact]
    public void The_dice_fall_the_same_on_every_machine()
    {
        var dice = Dice.Of(s_today, 1);
        Assert.Equal([387, 222, 272, 19], Enumerable.Range(0, 4).Select(_ => dice.Next(1000)));
    }

    [Fact]
    public void Places_and_tenants_do_not_depend_on_the_day()
    {
        var other = DemoPark.Of(s_today.PlusDays(200));
        Assert.Equal(Text(s_park.Places.SelectMany(p => p.Spaces)), Text(other.Places.SelectMany(p => p.Spaces)));
        Assert.Equal(Text(s_park.Organisations), Text(other.Organisations));
        Assert.Equal(Text(s_park.Memberships), Text(other.Memberships));
    }

    [Fact]
    public void The_park_is_as_large_as_promised()
    {
        Assert.True(s_park.Places.Count >= 5);
        Assert.True(s_park.Places.Sum(p => p.Floors.Count) >= 12);
        Assert.True(s_park.Places.Sum(p => p.Sections.Count) >= 5);
        Assert.True(s_park.Places.Sum(p => p.Equipment.Count) >= 15);
        Assert.True(s_park.Spaces.Count() >= 80);
        Assert.True(s_park.Organisations.Count >= 30);
        Assert.True(s_park.People.Count >= 60);
        Assert.True(s_park.Closures.Count(c => c.Kind == ClosureKind.Holiday) >= 10);
    }

    [Fact]
    public void Every_kind_of_everything_is_there()
    {
        Assert.Equal(Enum.GetValues<SpaceKind>(), s_park.Spaces.Select(s => s.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<SpaceMode>(), s_park.Spaces.Select(s => s.Mode).Distinct().Order());
        Assert.Equal(Enum.GetValues<OrganisationKind>(), s_park.Organisations.Select(o => o.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<MembershipRole>(), s_park.Memberships.Select(m => m.Role).Distinct().Order());
        Assert.Equal(Enum.GetValues<BookingStatus>(), s_park.Bookings.Select(b => b.Status).Distinct().Order());
        Assert.Contains(s_park.Spaces, s => !s.IsListed);
        Assert.Contains(s_park.Organisations, o => !o.IsActive);
        Assert.Contains(s_park.Closures, c => c is { BuildingId: not null, SpaceId: null });
        Assert.Contains(s_park.Closures, c => c.SpaceId is not null);
    }

    [Fact]
    public void Every_place_and_tenant_has_a_name_in_both_languages()
    {
        var names = s_park.Places.Select(p => p.Building.NameBg)
            .Concat(s_park.Places.SelectMany(p => p.Floors).Select(f => f.NameBg))
            .Concat(s_park.Places.SelectMany(p => p.Sections).Select(s => s.NameBg))
            .Concat(s_park.Places.SelectMany(p => p.Equipment).Select(e => e.NameBg))
            .Concat(s_park.Spaces.Select(s => s.NameBg))
            .Concat(s_park.Organisations.Select(o => o.NameBg))
            .Append(s_park.Park.NameBg);
        Assert.All(names, name => Assert.Contains(name ?? "", c => c is >= 'А' and <= 'я'));
    }

    [Fact]
    public void The_hall_and_its_parts_and_several_spaces_at_once_are_booked()
    {
        Assert.All(s_park.Spaces.Where(s => s.Id.StartsWith("ih-hall", StringComparison.Ordinal)), s => Assert.Contains(s_park.Bookings, b => b.SpaceIds.Contains(s.Id)));
        Assert.True(s_park.Bookings.Count(b => b.SpaceIds.Count > 1) >= 20);
    }

    public static TheoryData<int, int, int> Days => new()
    {
        { 2026, 11, 23 }, { 2026, 3, 29 }, { 2026, 10, 25 }, { 2026, 12, 24 }, { 2027, 5, 1 }, { 2028, 2, 29 }, { 2031, 7, 6 },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void Bookings_lie_around_the_day_and_were_made_before_it(int year, int month, int day)
    {
        var today = new LocalDate(year, month, day);
        var park = DemoPark.Of(today);
        var bookings = park.Bookings;
        Assert.Equal(DemoBookings.Count, bookings.Count);
        Assert.All(bookings, b => Assert.InRange(Period.DaysBetween(today, Instant.FromDateTimeOffset(b.Start).InZone(DemoPark.Zone).Date), -30, 60));
        Assert.All(bookings, b => Assert.True(b.CreatedAt <= park.MadeAt && b.UpdatedAt <= park.MadeAt && b.CreatedAt <= b.UpdatedAt));
        Assert.True(bookings.Count(b => b.Status == BookingStatus.Cancelled) is > 40 and < 200);
        Assert.True(bookings.Count(b => b.Status == BookingStatus.Held) is > 5 and < 30);
        Assert.All(bookings.Where(b => b.Status == BookingStatus.Held), b => Assert.InRange((b.HeldUntil!.Value - park.MadeAt).TotalHours, 20, 24));
        Assert.Equal(bookings.Count, bookings.Select(b => b.Id).Distinct().Count());
    }

    [Fact]
    public void Every_id_can_stand_in_an_address() => Assert.All(
        s_park.Spaces.Select(s => s.Id).Concat(s_park.Organisations.Select(o => o.Id)).Concat(s_park.Memberships.Select(m => m.Id)).Concat(s_park.Closures.Select(c => c.Id)),
        id => Assert.True(RecordId.IsValid(id), id));

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, s_json);
}
