using KnowledgePark.Bookings;
using KnowledgePark.Storage;

namespace KnowledgePark.Tests.Bookings;

/// <summary>The check of a store finds what must never be.</summary>
public sealed class StoreCheckTests
{
    [Fact]
    public async Task A_store_that_the_desk_wrote_is_sound()
    {
        using var park = await TestPark.With(A.Space("c1"), A.Space("c2"), A.Hall("hall", "c1", "c2"));
        await park.BookAsync(A.Booking().In("hall"));
        await park.BookAsync(A.Booking().WithId("gone").In("c1").From("11:00"));
        await park.Desk.CancelAsync("gone", null, null, TestPark.Ct);
        var report = await StoreCheck.RunAsync(park.Store, TestPark.Ct);
        Assert.Empty(report.Faults);
        Assert.Equal((2, 1, 2, 2, 3, 1), (report.Bookings, report.Standing, report.Allocations, report.Guards, report.Spaces, report.Buildings));
    }

    [Fact]
    public Task Two_bookings_of_one_time() => Finds("taken twice", A.Stored("k1", "09:00", "10:00"), A.Stored("k2", "09:59", "11:00"), Guard(2));

    [Fact]
    public Task A_short_booking_within_a_long_one() =>
        Finds("taken twice", A.Stored("k1", "09:00", "12:00"), A.Stored("k2", "10:00", "10:15"), Guard(2));

    [Fact]
    public Task A_guard_that_counts_wrongly() => Finds("counts 3 allocations, there are 1", A.Stored("k1", "09:00", "10:00"), Guard(3));

    [Fact]
    public Task A_guard_that_counts_what_is_not_there() => Finds("counts 3 allocations, there are none", Guard(3));

    [Fact]
    public Task A_space_without_a_guard() => Finds("no guard", A.Stored("k1", "09:00", "10:00"));

    [Fact]
    public Task A_cancelled_booking_that_still_takes_something() =>
        Finds("still takes", A.Stored("k1", "09:00", "10:00") with { Status = BookingStatus.Cancelled }, Guard(1));

    [Fact]
    public Task A_booking_that_takes_another_space() => Finds("not take exactly", A.Stored("k1", "09:00", "10:00") with { SpaceIds = ["hub"] }, A.Space("hub"), Guard(1));

    [Fact]
    public Task A_booking_that_takes_less_than_its_use() =>
        Finds("less than its use", A.Stored("k1", "09:00", "10:00") with { End = Times.At("10:30").ToDateTimeOffset() }, Guard(1));

    private static async Task Finds(string fault, params IRecord[] records)
    {
        using var park = await TestPark.With([A.Space(), .. records]);
        Assert.Contains(fault, Assert.Single((await StoreCheck.RunAsync(park.Store, TestPark.Ct)).Faults), StringComparison.Ordinal);
    }

    private static Guard Guard(int allocations) => new() { Id = "lab", BuildingId = "b", Allocations = allocations };
}
