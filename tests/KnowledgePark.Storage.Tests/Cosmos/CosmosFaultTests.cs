using KnowledgePark.Bookings;
using KnowledgePark.Storage.Tests.Faults;
using NodaTime;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>
/// Every fault at every step of a booking, between the SDK and the gateway: no double booking, no orphan, and what was acknowledged is there.
/// </summary>
public sealed class CosmosFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly Instant s_nine = Instant.FromUtc(2026, 11, 24, 9, 0);

    private FaultyGateway _line = null!; // Set before each test.

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _line = await FaultyGateway.StartAsync(Ct);

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    public static TheoryData<LineFault> Faults => [.. Enum.GetValues<LineFault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task One_fault_at_any_step_neither_loses_nor_doubles_a_booking(LineFault fault)
    {
        var (booked, unknown) = (0, 0);
        await using var park = await FaultyPark.OpenAsync(_line, $"one-{fault}", FaultyGateway.IsCut(fault), Ct);
        for (var step = 1; ; step++)
        {
            var request = Request($"k{step}", s_nine + Duration.FromHours(step));
            park.Forget(); // What a process remembers would leave steps out.
            _line.Restart(number => number == step ? fault : null);
            var outcome = await park.TryBookAsync(request, Ct);
            var steps = _line.Requests;
            _line.Restart(_ => null);
            booked += outcome is BookingOutcome.Booked ? 1 : 0;
            unknown += outcome is null ? 1 : 0;
            await AssertOnceAsync(park, request, outcome);
            if (steps < step)
                break; // The booking had no such step: the fault was not met.
        }

        output.WriteLine($"{fault}: {booked} booked at once, {unknown} told to try again");
        Assert.True(booked > 3, $"Only {booked} bookings got over one fault.");
        Assert.Empty((await StoreCheck.RunAsync(park.Plain, Ct)).Faults);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Faults_that_do_not_end_are_told_in_time_and_a_repeat_books_once(LineFault fault)
    {
        await using var park = await FaultyPark.OpenAsync(_line, $"all-{fault}", FaultyGateway.IsCut(fault), Ct);
        for (var step = 1; step <= 6; step++)
        {
            var request = Request($"k{step}", s_nine + Duration.FromHours(step));
            park.Forget();
            _line.Restart(number => number >= step ? fault : null);
            Assert.Null(await park.TryBookAsync(request, Ct));
            _line.Restart(_ => null);
            await AssertOnceAsync(park, request, null);
        }

        Assert.Empty((await StoreCheck.RunAsync(park.Plain, Ct)).Faults);
    }

    [Fact]
    public async Task Many_who_want_one_slot_over_a_bad_line_leave_one_there()
    {
        await using var park = await FaultyPark.OpenAsync(_line, "race", cuts: false, Ct);
        var random = new Random(7);
        var kinds = Enum.GetValues<LineFault>().Where(k => !FaultyGateway.IsCut(k)).ToArray();
        for (var round = 0; round < 12; round++)
        {
            var start = s_nine + Duration.FromHours(round * 2);
            _line.Restart(_ =>
            {
                lock (random)
                    return random.Next(100) < 15 ? kinds[random.Next(kinds.Length)] : null;
            });
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => park.TryBookAsync(Request($"r{round}-{i}", start), Ct), Ct)));
            _line.Restart(_ => null);
            var acknowledged = outcomes.OfType<BookingOutcome.Booked>().Select(b => b.Booking.Id).ToList();
            var standing = await park.Plain.QueryAsync<Booking>(all => all.Where(b => b.BuildingId == "b1" && b.Start == start.ToDateTimeOffset() && b.Status == BookingStatus.Confirmed), Ct);
            Assert.InRange(standing.Count, 0, 1);
            Assert.Empty(acknowledged.Except(standing.Select(b => b.Id)));
        }

        Assert.Empty((await StoreCheck.RunAsync(park.Plain, Ct)).Faults);
    }

    /// <summary>Sent again, the request makes one booking, and it is the one that may have been made before.</summary>
    private static async Task AssertOnceAsync(FaultyPark park, BookingRequest request, BookingOutcome? first)
    {
        Assert.True(first is null or BookingOutcome.Booked or BookingOutcome.TooBusy, $"{first}");
        var again = await park.TryBookAsync(request, Ct);
        var booked = Assert.IsType<BookingOutcome.Booked>(again);
        Assert.Equal(request.Id, booked.Booking.Id);
        Assert.True(first is not BookingOutcome.Booked || booked.IsRepeat, "What was acknowledged was booked anew.");
        Assert.Equal(1, await park.Plain.CountAsync<Booking>(all => all.Where(b => b.Id == request.Id), Ct));
    }

    private static BookingRequest Request(string id, Instant start) => new()
    {
        Id = id,
        Title = "Over a bad line",
        OrganisationId = "o1",
        Start = start,
        End = start + Duration.FromHours(1),
        SpaceIds = ["s1", "s2"],
    };
}
