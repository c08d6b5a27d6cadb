using CsCheck;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tests.Oracle;
using NodaTime;

namespace KnowledgePark.Tests.Bookings;

/// <summary>What is offered is the nearest of all minutes of the fortnights before and after.</summary>
public sealed class NearestPropertyTests
{
    private sealed record Case(Instant Now, Space Lab, IReadOnlyList<Closure> Closures, IReadOnlyList<(int Start, int Length)> Taken, int Start, int Length);

    private static readonly Gen<Case> s_cases =
        from now in Gens.Now
        from policy in Gens.Strict
        from hours in Gens.Hours
        from closures in Gens.Closures(now)
        from taken in Gen.Select(Gen.Int[-2 * 96, 12 * 96].Select(q => q * 15), Gen.Int[1, 96].Select(q => q * 15)).Array[0, 25]
        from start in Gen.Int[-1440, 12 * 1440]
        from length in Gen.Frequency((3, Gen.Int[1, 16].Select(q => q * 15)), (1, Gen.Int[1, 3000]))
        select new Case(now, A.Space() with { Policy = policy, OpeningHours = hours }, closures, taken, start, length);

    [Fact]
    public Task Nothing_acceptable_lies_nearer() => s_cases.SampleAsync(
        async asked =>
        {
            IReadOnlyList<Closure> closures = [.. asked.Closures.Where(c => c.SpaceId is null)];
            using var park = await TestPark.With(new MemoryStore(), asked.Now, [asked.Lab, .. closures]);
            var oracle = new PlainPark([asked.Lab], closures, Times.Sofia, new Interval(asked.Now - Duration.FromDays(20), asked.Now + Duration.FromDays(40)));
            foreach (var (start, length) in asked.Taken)
                await TakeAsync(park, oracle, At(start), At(start + length));

            var outcome = await park.BookAsync(A.Booking() with { Start = At(asked.Start), End = At(asked.Start + asked.Length) });
            if (outcome is not BookingOutcome.Refused refused)
                return;
            var fitted = Fitted(asked.Length, asked.Lab.Policy);
            var expected = Enumerable.Range(0, 14 * 1440 + 1).SelectMany(d => new[] { d, -d })
                .Where(d => oracle.Accepts("lab", new Interval(At(asked.Start + d), At(asked.Start + d + fitted)), asked.Now))
                .Select(d => (Instant?)At(asked.Start + d)).FirstOrDefault();
            var nearest = refused.Reasons[0].Nearest;
            Assert.Equal(expected, nearest?.Start);
            Assert.Equal(expected + Duration.FromMinutes(fitted), nearest?.End);

            Instant At(int minute) => asked.Now + Duration.FromMinutes(minute);
        },
        iter: Runs.Usually(150),
        print: c => $"{c.Now} {c.Lab.Policy} {string.Join(", ", c.Lab.OpeningHours)}\n{string.Join('\n', c.Closures)}\n{string.Join(' ', c.Taken)}\nasked {c.Start} for {c.Length}");

    /// <summary>What was agreed before the present policy: no rule is asked but that nothing is taken twice.</summary>
    private static async Task TakeAsync(TestPark park, PlainPark oracle, Instant start, Instant end)
    {
        var outcome = await park.Desk.ImportAsync(A.Booking() with { Start = start, End = end }, TestPark.Ct);
        if (outcome is BookingOutcome.Booked booked)
            oracle.Bookings.Add(new PlainBooking(booked.Booking.Id, ["lab"], new Interval(start, end), null) { Taken = oracle.Take(["lab"], new Interval(start, end)) });
    }

    /// <summary>The asked length in minutes, brought between the limits and to whole steps: up, or down where up is too long.</summary>
    private static int Fitted(int length, BookingPolicy policy)
    {
        int Minutes(TimeSpan? stated) => (int)(stated ?? default).TotalMinutes;
        var (grid, max) = (Minutes(policy.SlotGrid), Minutes(policy.MaxLength));
        var fitted = Math.Clamp(length, Minutes(policy.MinLength), max);
        var up = (fitted + grid - 1) / grid * grid;
        return up <= max ? up : fitted / grid * grid;
    }
}
