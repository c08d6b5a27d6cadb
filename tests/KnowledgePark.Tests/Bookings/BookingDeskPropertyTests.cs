using CsCheck;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tests.Oracle;
using NodaTime;

namespace KnowledgePark.Tests.Bookings;

/// <summary>
/// Random days at two desks with separate memories, step by step beside an oracle that keeps a plain list: the same is accepted, the same is
/// refused for the same reasons, and what is offered instead is accepted.
/// </summary>
public sealed class BookingDeskPropertyTests
{
    private sealed record Day(Instant Now, IReadOnlyList<Space> Spaces, IReadOnlyList<Closure> Closures, IReadOnlyList<Step> Steps);

    [Fact]
    public Task No_free_slot_is_refused_and_none_is_given_twice() => Sample(
        Days(Gens.Permissive, Gen.Const((IReadOnlyList<OpeningHours>)[]), Gen.Const(SpaceMode.Reservable), _ => Gen.Const((IReadOnlyList<Closure>)[])), 150);

    [Fact]
    public Task Every_refusal_names_the_rules_that_an_oracle_finds_broken() => Sample(
        Days(Gens.Strict, Gens.Hours, Gen.Frequency((9, Gen.Const(SpaceMode.Reservable)), (1, Gen.Enum<SpaceMode>())), Gens.Closures), 150);

    private static Gen<Day> Days(
        Gen<BookingPolicy> policy, Gen<IReadOnlyList<OpeningHours>> hours, Gen<SpaceMode> mode, Func<Instant, Gen<IReadOnlyList<Closure>>> closures) =>
        from now in Gens.Now
        from spaces in Gens.Spaces(policy, hours, mode)
        from closed in closures(now)
        from steps in Step.Gen.Array[1, 60]
        select new Day(now, spaces, closed, steps);

    private static Task Sample(Gen<Day> days, int runs) => days.SampleAsync(
        async day =>
        {
            using var park = await TestPark.With(new MemoryStore(), day.Now, [.. day.Spaces, .. day.Closures]);
            BookingDesk[] desks = [park.Desk, await park.AnotherDeskAsync()];
            var oracle = new PlainPark(day.Spaces, day.Closures, Times.Sofia, new Interval(day.Now - Duration.FromDays(2), day.Now + Duration.FromDays(20)));
            var walk = new Walk(park, desks, oracle, [.. day.Spaces.Select(s => s.Id)], day.Now);
            foreach (var step in day.Steps)
                await walk.TakeAsync(step);
            await park.AssertSoundAsync();
        },
        iter: Runs.Usually(runs),
        print: day => $"{day.Now}\n{string.Join('\n', day.Spaces.Select(s => $"{s.Id} {s.Mode} {s.Capacity} {s.Policy} {string.Join(", ", s.OpeningHours)}"))}\n{string.Join('\n', day.Closures)}\n{string.Join('\n', day.Steps)}");
}
