using CsCheck;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Oracle;

/// <summary>Random places.</summary>
internal static class Gens
{
    /// <summary>A time on five minutes; often in the hours in which clocks change.</summary>
    private static readonly Gen<int> s_minute = Gen.Frequency((2, Gen.Int[0, 60]), (3, Gen.Int[0, 287])).Select(i => i * 5);

    /// <summary>None (always open), or up to ten openings, which may overlap, touch and end at midnight.</summary>
    public static readonly Gen<IReadOnlyList<OpeningHours>> Hours = Gen.Frequency(
        (1, Gen.Const((IReadOnlyList<OpeningHours>)[])),
        (1, Gen.Const(A.Hours("00:00", "00:00"))),
        (2, Gen.Select(s_minute, s_minute).Select((one, other) => (IReadOnlyList<OpeningHours>)[.. Enum.GetValues<DayOfWeek>().Select(d => Opening(d, one, other))])),
        (4, Gen.Select(Gen.Enum<DayOfWeek>(), s_minute, s_minute, Opening).Array[1, 10].Select(hours => (IReadOnlyList<OpeningHours>)hours)));

    /// <summary>A policy that only forbids overlaps.</summary>
    public static readonly Gen<BookingPolicy> Permissive = Gen.Select(Buffer, Buffer, (setup, takedown) => Policy(1, 1, 366 * 1440, 0, 366 * 1440, setup, takedown));

    /// <summary>A policy in which every rule bites.</summary>
    public static readonly Gen<BookingPolicy> Strict = Gen.Select(
        Gen.OneOf(1, 5, 15, 30, 60, 120, 240), Gen.OneOf(1, 15, 30), Gen.OneOf(60, 240, 1440, 4320), Gen.OneOf(0, 30, 600),
        Gen.OneOf(1440, 7 * 1440, 366 * 1440), Buffer, Buffer, Policy);

    /// <summary>When it is: a usual week, or one in which the clock changes in Sofia.</summary>
    public static readonly Gen<Instant> Now = Gen.OneOf(
        A.Now, Instant.FromUtc(2026, 10, 22, 5, 0), Instant.FromUtc(2027, 3, 25, 13, 0), Instant.FromUtc(2027, 3, 27, 23, 30));

    /// <summary>Two rooms, a hall of three cells, its left part; by id.</summary>
    public static Gen<IReadOnlyList<Space>> Spaces(Gen<BookingPolicy> policy, Gen<IReadOnlyList<OpeningHours>> hours, Gen<SpaceMode> mode) =>
        Gen.Select(policy.Array[7], hours.Array[7], mode.Array[7], Gen.Int[1, 20].Array[7], (policies, weeks, modes, capacities) =>
            (IReadOnlyList<Space>)[.. s_places.Select((place, i) => A.Space(place.Id) with
            {
                CellIds = place.Cells, Policy = policies[i], OpeningHours = weeks[i], Mode = modes[i], ModeReason = "Wet", Capacity = capacities[i],
            })]);

    /// <summary>Up to three closures of the park, the building or a space, within a fortnight.</summary>
    public static Gen<IReadOnlyList<Closure>> Closures(Instant now) =>
        Gen.Select(Gen.Int[0, 14 * 288], Gen.Int[1, 2 * 288], Gen.Int[0, 8], (start, length, what) => (start, length, what)).Array[0, 3].Select(all =>
            (IReadOnlyList<Closure>)[.. all.Select((c, i) => new Closure
            {
                Id = $"closure{i}", Reason = "Paint", BuildingId = c.what == 8 ? null : "b", SpaceId = c.what < 7 ? s_places[c.what].Id : null,
                Start = (now + Duration.FromMinutes(5 * c.start)).ToDateTimeOffset(), End = (now + Duration.FromMinutes(5 * (c.start + c.length))).ToDateTimeOffset(),
            })]);

    private static readonly (string Id, string[] Cells)[] s_places =
        [("c1", []), ("c2", []), ("c3", []), ("hall", ["c1", "c2", "c3"]), ("left", ["c1", "c2"]), ("r1", []), ("r2", [])];

    private static Gen<int> Buffer => Gen.OneOf(0, 0, 5, 15, 60);

    private static BookingPolicy Policy(int grid, int min, int max, int notice, int horizon, int setup, int takedown) => new()
    {
        SlotGrid = Times.Minutes(grid),
        MinLength = Times.Minutes(min),
        MaxLength = Times.Minutes(max),
        MinNotice = Times.Minutes(notice),
        Horizon = Times.Minutes(horizon),
        Setup = Times.Minutes(setup),
        Takedown = Times.Minutes(takedown),
    };

    private static OpeningHours Opening(DayOfWeek day, int one, int other)
    {
        var (opens, closes) = one < other ? (one, other) : (other, one);
        return new OpeningHours(day, At(opens), At(opens == closes ? 0 : closes));
    }

    private static TimeOnly At(int minute) => new(minute / 60, minute % 60);
}
