using CsCheck;
using KnowledgePark.Availability;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tests.Oracle;
using NodaTime;

namespace KnowledgePark.Tests.Availability;

/// <summary>What availability and schedules say, against an oracle that looks at every minute.</summary>
public sealed class AvailabilityPropertyTests
{
    private sealed record Case(Instant Now, IReadOnlyList<Space> Spaces, IReadOnlyList<Closure> Closures, IReadOnlyList<Step> Steps, int From, int Width, int? Length, int? People);

    private static readonly Gen<Case> s_cases =
        from now in Gens.Now
        from spaces in Gens.Spaces(Gens.Strict, Gens.Hours, Gen.Frequency((9, Gen.Const(SpaceMode.Reservable)), (1, Gen.Enum<SpaceMode>())))
        from closures in Gens.Closures(now)
        from steps in Step.Gen.Array[0, 40]
        from window in Gen.Select(Gen.Int[-300, 4320], Gen.Frequency((2, Gen.Int[1, 16].Select(q => q * 15)), (1, Gen.Int[1, 4 * 1440])))
        from length in Gen.Frequency((2, Gen.Const((int?)null)), (3, Gen.Int[1, 16].Select(q => (int?)(q * 15))), (1, Gen.Int[1, 200].Select(m => (int?)m)))
        from people in Gen.Frequency((1, Gen.Const((int?)null)), (1, Gen.Int[1, 21].Select(p => (int?)p)))
        select new Case(now, spaces, closures, steps, window.Item1, window.Item2, length, people);

    [Fact]
    public Task The_free_spaces_are_those_of_an_oracle_and_each_can_be_booked() => Each(async (asked, park, oracle) =>
    {
        var window = Window(asked);
        var request = new AvailabilityRequest { Window = window, Length = asked.Length is { } l ? Duration.FromMinutes(l) : null, People = asked.People, BuildingId = asked.From % 2 == 0 ? "b" : null };
        var found = await park.Finder.FindAsync(request, TestPark.Ct);
        var length = request.Length ?? window.Duration;
        var now = park.Clock.GetCurrentInstant();
        var expected = asked.Spaces.Select(s => (s.Id, Start: FirstStart(s.Id))).Where(s => s.Start is not null).OrderBy(s => s.Id, StringComparer.Ordinal);
        Assert.Equal(expected, found.Spaces.Select(s => (s.SpaceId, (Instant?)Instant.FromDateTimeOffset(s.Start))).OrderBy(s => s.SpaceId, StringComparer.Ordinal));
        Assert.Equal((asked.Spaces.Count, found.Spaces.Count), (found.Considered, found.Free));
        Assert.All(found.NearMisses, m => Assert.NotEmpty(m.Reasons));

        foreach (var space in found.Spaces)
        {
            var offered = A.Booking().In(space.SpaceId) with { Start = Instant.FromDateTimeOffset(space.Start), End = Instant.FromDateTimeOffset(space.End), Attendees = asked.People };
            var made = (await park.BookAsync(offered)).Made();
            await park.Desk.CancelAsync(made.Id, null, null, TestPark.Ct);
        }

        Instant? FirstStart(string space) => Enumerable.Range(0, Math.Max(0, (int)(window.Duration - length).TotalMinutes + 1))
            .Select(m => (Instant?)window.Start + Duration.FromMinutes(m))
            .FirstOrDefault(s => s is { } start && start + length <= window.End && oracle.Accepts(space, new Interval(start, start + length), now, asked.People));
    });

    [Fact]
    public Task The_schedules_are_those_of_an_oracle() => Each(async (asked, park, oracle) =>
    {
        var window = Window(asked);
        var now = park.Clock.GetCurrentInstant();
        var ids = asked.Spaces.Select(s => s.Id).Append("nowhere").ToArray();
        var schedules = await park.Schedules.ReadAsync(ids, window, TestPark.Ct);
        Assert.Equal(ids[..^1], schedules.Select(s => s.SpaceId));
        foreach (var schedule in schedules)
        {
            var busy = oracle.LeavesOf(schedule.SpaceId).SelectMany(l => oracle.Busy(l, window, now)).Select(b => (b.Time, Status: b.IsHeld ? ScheduleStatus.Held : ScheduleStatus.Busy));
            var closed = oracle.ClosuresOf(schedule.SpaceId).Where(c => c.Start < window.End && c.End > window.Start).Select(c => (Time: c, Status: ScheduleStatus.Closed));
            var expected = busy.Concat(closed).Distinct().OrderBy(i => i.Time.Start).ThenBy(i => i.Time.End).ThenBy(i => i.Status);
            var actual = schedule.Items.Select(i => (Time: new Interval(Instant.FromDateTimeOffset(i.Start), Instant.FromDateTimeOffset(i.End)), i.Status)).ToList();
            Assert.Equal(expected, actual.OrderBy(i => i.Time.Start).ThenBy(i => i.Time.End).ThenBy(i => i.Status));
            Assert.Equal(actual.Select(i => i.Time.Start).Order(), actual.Select(i => i.Time.Start));
        }
    });

    private static Interval Window(Case asked)
    {
        var start = asked.Now + Duration.FromMinutes(asked.From - asked.From % 15);
        return new Interval(start, start + Duration.FromMinutes(asked.Width));
    }

    private static Task Each(Func<Case, TestPark, PlainPark, Task> question) => s_cases.SampleAsync(
        async asked =>
        {
            using var park = await TestPark.With(new MemoryStore(), asked.Now, [.. asked.Spaces, .. asked.Closures]);
            var oracle = new PlainPark(asked.Spaces, asked.Closures, Times.Sofia, new Interval(asked.Now - Duration.FromDays(2), asked.Now + Duration.FromDays(20)));
            var walk = new Walk(park, [park.Desk, await park.AnotherDeskAsync()], oracle, [.. asked.Spaces.Select(s => s.Id)], asked.Now);
            foreach (var step in asked.Steps)
                await walk.TakeAsync(step);
            await question(asked, park, oracle);
        },
        iter: Runs.Usually(80),
        print: c => $"{c.Now} from {c.From} to {c.Width} length {c.Length} people {c.People}\n{string.Join('\n', c.Spaces.Select(s => $"{s.Id} {s.Mode} {s.Capacity} {s.Policy} {string.Join(", ", s.OpeningHours)}"))}\n{string.Join('\n', c.Closures)}\n{string.Join('\n', c.Steps)}");
}
