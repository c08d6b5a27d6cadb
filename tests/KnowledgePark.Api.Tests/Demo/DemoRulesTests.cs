using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Api.Tests.Demo;

/// <summary>The demo park is made without the rules; here they are asked about all of it.</summary>
public class DemoRulesTests
{
    [Theory]
    [MemberData(nameof(DemoParkTests.Days), MemberType = typeof(DemoParkTests))]
    public void The_rules_accept_every_standing_booking_at_the_moment_it_was_made(int year, int month, int day)
    {
        var demo = DemoPark.Of(new LocalDate(year, month, day));
        var map = Maps.Of(demo.Park, demo.Places.Select(p => p.Building), demo.Spaces, demo.Closures, demo.Organisations);
        Assert.Empty(Maps.Refusals(map, demo.Bookings));
    }

    [Fact]
    public void The_register_accepts_every_place_and_tenant()
    {
        var demo = DemoPark.Of(new LocalDate(2026, 11, 23));
        var map = Maps.Of(demo.Park, demo.Places.Select(p => p.Building), demo.Spaces, demo.Closures, demo.Organisations, demo.Places.SelectMany(p => p.Floors), demo.Places.SelectMany(p => p.Sections));
        IEnumerable<IRecord> records =
        [
            demo.Park, .. demo.Places.Select(p => p.Building), .. demo.Places.SelectMany(p => p.Floors), .. demo.Places.SelectMany(p => p.Sections), .. demo.Spaces,
            .. demo.Places.SelectMany(p => p.Equipment), .. demo.Closures, .. demo.Organisations, .. demo.People, .. demo.Memberships,
        ];
        Assert.Empty(records.SelectMany(r => RecordChecks.Of(r, map).Select(f => $"{r.Id}: {f.Message}")));
    }
}
