using CsCheck;
using KnowledgePark.Bookings;
using KnowledgePark.Tests.Oracle;
using NodaTime;

namespace KnowledgePark.Tests.Bookings;

/// <summary>Many at once, in one process and in two.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task One_of_sixty_four_gets_the_slot()
    {
        using var park = await TestPark.With(new YieldingStore(new MemoryStore()), A.Now, A.Space());
        var outcomes = await AtOnceAsync(park, i => A.Booking().WithId($"r{i}"));
        Assert.Single(outcomes, "booked");
        Assert.Equal(63, outcomes.Count(o => o == "space-taken"));
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Sixty_four_get_sixty_four_slots_of_one_space()
    {
        using var park = await TestPark.With(new YieldingStore(new MemoryStore()), A.Now, A.Space());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() =>
            park.BookAsync(A.Booking().From(Times.At("09:00") + Duration.FromHours(i))))));
        Assert.All(outcomes, o => Assert.Equal("booked", o.Codes()));
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Several_spaces_in_different_orders_do_not_wait_in_a_circle()
    {
        string[] ids = ["s1", "s2", "s3", "s4"];
        using var park = await TestPark.With(new YieldingStore(new MemoryStore()), A.Now, [.. ids.Select(A.Space)]);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() =>
            park.BookAsync(A.Booking().In([.. ids.Skip(i % 4), .. ids.Take(i % 4)]).From(Times.At("09:00") + Duration.FromHours(i)))))).WaitAsync(TimeSpan.FromSeconds(30), TestPark.Ct);
        Assert.All(outcomes, o => Assert.Equal("booked", o.Codes()));
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Two_desks_move_bookings_into_each_others_place_and_never_overlap()
    {
        using var park = await TestPark.With(new YieldingStore(new MemoryStore()), A.Now, A.Space("c1"), A.Space("c2"), A.Hall("hall", "c1", "c2"));
        BookingDesk[] desks = [park.Desk, await park.AnotherDeskAsync()];
        string[] spaces = ["c1", "c2", "hall"];
        for (var i = 0; i < 6; i++)
            await park.BookAsync(A.Booking().WithId($"r{i}").In(spaces[i % 3]).From(Times.At("09:00") + Duration.FromHours(i)));
        await Task.WhenAll(Enumerable.Range(0, 96).Select(i => Task.Run(async () =>
        {
            var change = new BookingChange { Start = Times.At("09:00") + Duration.FromMinutes(15 * (i % 20)), End = Times.At("10:30") + Duration.FromMinutes(15 * (i % 20)), SpaceIds = [spaces[i / 6 % 3]] };
            await desks[i % 2].ChangeAsync($"r{i % 6}", change, null, TestPark.Ct);
        })));
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Sixty_four_changes_of_one_booking_follow_each_other()
    {
        using var park = await TestPark.With(new YieldingStore(new MemoryStore()), A.Now, A.Space());
        await park.BookAsync(A.Booking().WithId("mine"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => park.ChangeAsync("mine", new BookingChange { Title = $"Title {i}" }))));
        Assert.All(outcomes, o => Assert.Equal("booked", o.Codes()));
        Assert.Equal(64, (await park.StoredAsync("mine")).Sequence);
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Sixty_four_cancellations_of_one_booking_are_one()
    {
        using var park = await TestPark.With(new YieldingStore(new MemoryStore()), A.Now, A.Space());
        BookingDesk[] desks = [park.Desk, await park.AnotherDeskAsync()];
        await park.BookAsync(A.Booking().WithId("mine"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => desks[i % 2].CancelAsync("mine", null, null, TestPark.Ct))));
        Assert.Single(outcomes.Select(o => o.Made().Version).Distinct());
        await park.AssertSoundAsync();
    }

    /// <summary>Bookings, holds, moves, cancellations, confirmations and sweeps, all at the same time at two desks.</summary>
    [Fact]
    public Task Whatever_happens_at_once_the_store_stays_sound() => Step.Gen.Array[24].SampleAsync(
        async steps =>
        {
            string[] spaces = ["c1", "c2", "hall"];
            using var park = await TestPark.With(new YieldingStore(new MemoryStore()), A.Now, A.Space("c1"), A.Space("c2"), A.Hall("hall", "c1", "c2"));
            BookingDesk[] desks = [park.Desk, await park.AnotherDeskAsync()];
            for (var i = 0; i < 4; i++)
                await park.BookAsync(A.Booking().WithId($"r{i}").In(spaces[i % 3]).From(Times.At("09:00") + Duration.FromHours(i)).HeldUntil(A.Now + Duration.FromMinutes(1 + i)));
            park.Clock.AdvanceMinutes(2);
            var outcomes = await Task.WhenAll(steps.Select((step, i) => Task.Run(() => TakeAsync(step, i))));
            await park.AssertSoundAsync();
            foreach (var booked in outcomes.OfType<BookingOutcome.Booked>())
                Assert.NotEmpty((await park.StoredAsync(booked.Booking.Id)).Version);

            async Task<BookingOutcome> TakeAsync(Step step, int i)
            {
                var (desk, id, space) = (desks[step.Desk], $"r{step.Which % 4}", spaces[step.Spaces % 3]);
                var start = Times.At("09:00") + Duration.FromMinutes(15 * (step.Start & 15));
                switch (step.Act)
                {
                    case < 10: return await desk.BookAsync(A.Booking().WithId($"n{i}").In(space).From(start), TestPark.Ct);
                    case < 14: return await desk.ChangeAsync(id, new BookingChange { Start = start, End = start + Duration.FromHours(1), SpaceIds = [space] }, null, TestPark.Ct);
                    case < 16: return await desk.CancelAsync(id, null, null, TestPark.Ct);
                    case < 18: return await desk.ConfirmAsync(id, null, TestPark.Ct);
                    default:
                        await desk.ReleaseExpiredHoldsAsync(TestPark.Ct);
                        return new BookingOutcome.NotFound();
                }
            }
        },
        iter: Runs.Usually(40));

    [Fact]
    public async Task A_desk_does_not_refuse_what_another_has_freed()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(A.Booking().WithId("mine"));
        var other = await park.AnotherDeskAsync();
        await other.CancelAsync("mine", null, null, TestPark.Ct);
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_desk_does_not_accept_what_another_has_taken()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(A.Booking().From("12:00")); // Now it remembers the calendar.
        var other = await park.AnotherDeskAsync();
        await other.BookAsync(A.Booking(), TestPark.Ct);
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking())).Codes());
        Assert.Equal("space-taken", (await other.BookAsync(A.Booking().From("12:00"), TestPark.Ct)).Codes());
    }

    [Fact]
    public async Task A_hold_that_another_desk_confirms_just_in_time_is_not_displaced()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(A.Booking().WithId("hold").HeldUntil(A.Now + Duration.FromMinutes(10)));
        var other = await park.AnotherDeskAsync();
        await other.ConfirmAsync("hold", null, TestPark.Ct);
        park.Clock.AdvanceMinutes(10); // The first desk still remembers a hold that has expired.
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking())).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_hold_that_is_confirmed_between_deciding_and_committing_is_not_displaced()
    {
        var store = new InterruptedStore(new MemoryStore());
        using var park = await TestPark.With(store, A.Now, A.Space());
        await park.BookAsync(A.Booking().WithId("hold").HeldUntil(A.Now + Duration.FromMinutes(10)));
        // Another machine whose clock is behind confirms at the last moment.
        var behind = new BookingDesk(store, park.Directory, new NodaTime.Testing.FakeClock(A.Now));
        park.Clock.AdvanceMinutes(10);
        store.BeforeNextCommit = () => behind.ConfirmAsync("hold", null, TestPark.Ct);
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking())).Codes());
        Assert.Equal(BookingStatus.Confirmed, (await park.StoredAsync("hold")).Status);
        await park.AssertSoundAsync();
    }

    [Theory]
    [InlineData(0, "booked", 1)]
    [InlineData(1, "booked", 2)]
    [InlineData(7, "booked", 8)]
    [InlineData(8, "TooBusy", 8)]
    [InlineData(100, "TooBusy", 8)]
    public async Task Who_loses_eight_times_is_told_to_try_again(int conflicts, string outcome, int tries)
    {
        var store = new InterruptedStore(new MemoryStore());
        using var park = await TestPark.With(store, A.Now, A.Space());
        store.Conflicts = conflicts;
        store.Commits = 0;
        Assert.Equal(outcome, (await park.BookAsync(A.Booking().WithId("mine"))).Codes());
        Assert.Equal(tries, store.Commits);
        store.Conflicts = 0;
        Assert.Equal("booked", (await park.BookAsync(A.Booking().WithId("mine"))).Codes());
        store.Conflicts = conflicts;
        store.Commits = 0;
        Assert.Equal(outcome, (await park.Desk.CancelAsync("mine", null, null, TestPark.Ct)).Codes());
        Assert.Equal(tries, store.Commits);
    }

    private static async Task<List<string>> AtOnceAsync(TestPark park, Func<int, BookingRequest> request)
    {
        BookingDesk[] desks = [park.Desk, await park.AnotherDeskAsync()];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => desks[i % 2].BookAsync(request(i), TestPark.Ct))));
        return [.. outcomes.Select(o => o.Codes())];
    }
}
