using System.Text.Json;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Storage.Tests;

/// <summary>What every store promises. Written once; a store derives this class and says how it is opened.</summary>
public abstract class StorePromises : IAsyncLifetime
{
    /// <summary>The store under test, empty.</summary>
    protected IParkStore Store { get; private set; } = null!; // Set before each fact.

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<IParkStore> OpenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_kind_of_record_comes_back_as_it_was_stored()
    {
        await ComesBack(Samples.Park());
        await ComesBack(Samples.Building());
        await ComesBack(Samples.Floor());
        await ComesBack(Samples.Section());
        await ComesBack(Samples.Space());
        await ComesBack(Samples.Building("bare") with { Photo = null, Plan = null, Document = null });
        await ComesBack(Samples.Space("bare") with { Photo = null });
        await ComesBack(Samples.Closure());
        await ComesBack(Samples.Equipment());
        await ComesBack(Samples.Organisation());
        await ComesBack(Samples.Person());
        await ComesBack(Samples.Membership());
        await ComesBack(Samples.Guard());
        await ComesBack(Samples.Assignment());
        await ComesBack(Samples.Token());
        await ComesBack(Samples.Audit());
        await ComesBack(Samples.Booking());
        await ComesBack(Samples.Booking("held") with { Status = BookingStatus.Held, HeldUntil = Samples.Noon.AddHours(1), Attendees = null, Layout = null, CancelReason = null });
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_null()
    {
        await Put(Samples.Space());
        Assert.Null(await Store.FindAsync<Space>("b1", "nobody", Ct));
        Assert.Null(await Store.FindAsync<Space>("another-partition", "s1", Ct));
    }

    [Fact]
    public async Task Creating_an_id_that_exists_conflicts_and_names_the_record()
    {
        await Put(Samples.Space());
        var again = Samples.Space() with { Name = "Other" };
        var result = await Store.CommitAsync(new ChangeSet(Change.Create(again)), Ct);
        Assert.Same(again, Assert.IsType<CommitResult.Conflict>(result).Record);
        Assert.Equal("Lab 'A'", (await Store.FindAsync<Space>("b1", "s1", Ct))?.Name);
        Assert.Equal("Lab 'A'", (await Store.FindAsync<Space>("s1", Ct))?.Name);
    }

    [Fact]
    public async Task One_id_is_used_once_in_all_partitions()
    {
        await Put(Samples.Space());
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(new ChangeSet(Change.Create(Samples.Space() with { BuildingId = "b2" })), Ct));
        Assert.Equal("b1", (await Store.FindAsync<Space>("s1", Ct))?.BuildingId);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            Store.CommitAsync(new ChangeSet(Change.Create(Samples.Booking("once") with { BuildingId = $"b{i}" })), Ct))));
        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(1, await Store.CountAsync<Booking>(all => all.Where(b => b.Id == "once"), Ct));
    }

    [Fact]
    public async Task A_record_that_many_tried_to_make_is_found_by_its_id_alone()
    {
        var guard = await Put(Samples.Guard());
        var results = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => Store.CommitAsync(
            new ChangeSet(Change.Create(Samples.Booking("same")), Change.Replace(guard with { Revision = 8 + i % 2 })), Ct))));
        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal("b1", (await Store.FindAsync<Booking>("same", Ct))?.BuildingId);
    }

    [Fact]
    public async Task An_id_that_was_refused_in_one_partition_may_be_used_in_another_at_once()
    {
        var guard = await Put(Samples.Guard());
        await Put(guard with { Revision = 8 }, Change.Replace);
        var late = new ChangeSet(Change.Create(Samples.Booking("again")), Change.Replace(guard with { Revision = 9 }));
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(late, Ct));
        Assert.Null(await Store.FindAsync<Booking>("again", Ct));
        await Put(Samples.Booking("again") with { BuildingId = "b2" });
        Assert.Equal("b2", (await Store.FindAsync<Booking>("again", Ct))?.BuildingId);
    }

    [Fact]
    public async Task Replacing_needs_the_version_that_is_there()
    {
        var first = await Put(Samples.Guard());
        var second = await Put(first with { Revision = 8 }, Change.Replace);
        Assert.NotEqual(first.Version, second.Version);
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(new ChangeSet(Change.Replace(first with { Revision = 9 })), Ct));
        Assert.Equal(8, (await Store.FindAsync<Guard>("b1", "s1", Ct))?.Revision);
    }

    [Fact]
    public async Task The_media_of_a_record_come_and_go_with_its_versions()
    {
        var bare = await Put(Samples.Floor() with { Plan = null });
        var drawn = await Put(bare with { Plan = Samples.Floor().Plan }, Change.Replace);
        Assert.Equal(Samples.Floor().Plan, drawn.Plan);
        Assert.Null((await Put(drawn with { Plan = null }, Change.Replace)).Plan);
    }

    [Fact]
    public async Task Replacing_or_removing_what_is_gone_conflicts()
    {
        var space = await Put(Samples.Space());
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(new ChangeSet(Change.Remove(space)), Ct));
        Assert.Null(await Store.FindAsync<Space>("b1", "s1", Ct));
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(new ChangeSet(Change.Replace(space)), Ct));
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(new ChangeSet(Change.Remove(space)), Ct));
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(new ChangeSet(Change.Replace(Samples.Guard("never"))), Ct));
    }

    [Fact]
    public async Task A_change_set_happens_as_a_whole_or_not_at_all()
    {
        await Put(Samples.Booking("k2"));
        var guard = await Put(Samples.Guard());
        var result = await Store.CommitAsync(
            new ChangeSet(Change.Create(Samples.Booking("k1")), Change.Replace(guard with { Revision = 99 }), Change.Create(Samples.Booking("k2"))), Ct);
        Assert.IsType<CommitResult.Conflict>(result);
        Assert.Null(await Store.FindAsync<Booking>("b1", "k1", Ct));
        Assert.Equal(7, (await Store.FindAsync<Guard>("b1", "s1", Ct))?.Revision);
        Assert.Single(await Store.BusyAsync(null, ["s1"], Hours(-100, 100), Ct));
    }

    [Fact]
    public async Task Committed_names_the_new_versions_in_the_order_of_the_changes()
    {
        var guard = await Put(Samples.Guard());
        var committed = Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(
            new ChangeSet(Change.Create(Samples.Booking()), Change.Replace(guard), Change.Create(Samples.Guard("s2"))), Ct));
        Assert.Equal((await Store.FindAsync<Booking>("b1", "k1", Ct))?.Version, committed.Versions[0]);
        Assert.Equal((await Store.FindAsync<Guard>("b1", "s1", Ct))?.Version, committed.Versions[1]);
        Assert.Equal((await Store.FindAsync<Guard>("b1", "s2", Ct))?.Version, committed.Versions[2]);
        Assert.All(committed.Versions, Assert.NotEmpty);
    }

    [Fact]
    public async Task Of_many_who_replace_one_version_exactly_one_wins()
    {
        var guard = await Put(Samples.Guard());
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Store.CommitAsync(
            new ChangeSet(Change.Create(Samples.Booking($"race-{i}")), Change.Replace(guard with { Revision = 8 })), Ct))));
        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(1, await Store.CountAsync<Booking>(all => all, Ct));
    }

    [Fact]
    public async Task A_replaced_booking_takes_what_it_says_now_and_nothing_else()
    {
        var booking = await Put(Samples.Booking());
        await Put(booking with { Allocations = [new Allocation { SpaceId = "s2", From = Samples.Noon, To = Samples.Noon.AddHours(2) }] }, Change.Replace);
        Assert.Empty(await Store.BusyAsync(null, ["s1"], Hours(-48, 48), Ct));
        Assert.Equal(At(2), Assert.Single(await Store.BusyAsync(null, ["s2"], Hours(-48, 48), Ct)).To);
        Assert.Equal("s2", Assert.Single((await Store.FindAsync<Booking>("b1", "k1", Ct))!.Allocations).SpaceId);
    }

    [Theory]
    [InlineData(-3, -1, 0)] // before
    [InlineData(-1, 0, 0)] // touches the start
    [InlineData(-1, 1, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(0.25, 0.75, 1)] // inside
    [InlineData(-5, 5, 1)] // around
    [InlineData(1, 2, 0)] // touches the end
    [InlineData(2, 3, 0)] // after
    public async Task Busy_finds_what_overlaps_and_not_what_touches(double from, double to, int expected)
    {
        await Put(Samples.Booking());
        var window = new Interval(At(0).Plus(Duration.FromHours(from)), At(0).Plus(Duration.FromHours(to)));
        Assert.Equal(expected, (await Store.BusyAsync(null, ["s1"], window, Ct)).Count);
        Assert.Equal(expected, (await Store.BusyAsync(null, null, window, Ct)).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(366)]
    public async Task Busy_finds_an_allocation_of_many_days_from_its_first_to_its_last_moment(int days)
    {
        await Put(Samples.Booking(length: TimeSpan.FromDays(days)));
        for (var day = 0; day < days; day += Math.Max(1, days / 7))
        {
            var window = Hours(day * 24 + 5, day * 24 + 6);
            Assert.Single(await Store.BusyAsync(null, ["s1"], window, Ct));
            Assert.Single(await Store.BusyAsync(null, null, window, Ct));
        }

        Assert.Empty(await Store.BusyAsync(null, ["s1"], Hours(days * 24, days * 24 + 1), Ct));
        Assert.Empty(await Store.BusyAsync(null, null, Hours(-2, 0), Ct));
    }

    [Fact]
    public async Task Busy_states_space_times_booking_and_expiry()
    {
        await Put(Samples.Booking("held") with { Status = BookingStatus.Held, HeldUntil = Samples.Noon.AddMinutes(10) });
        Assert.Equal(new Busy("s1", At(0), At(1), "held", At(0) + Duration.FromMinutes(10)), Assert.Single(await Store.BusyAsync(null, ["s1"], Hours(-1, 2), Ct)));
        await Put(Samples.Booking("firm", "s2"));
        Assert.Equal(new Busy("s2", At(0), At(1), "firm", null), Assert.Single(await Store.BusyAsync(null, ["s2"], Hours(-1, 2), Ct)));
    }

    [Fact]
    public async Task Busy_of_few_of_many_and_of_all_spaces_agree_and_are_sorted()
    {
        for (var i = 0; i < 300; i++)
            await Put(Samples.Booking($"k{i}", $"s{i % 100:000}", Samples.Noon.AddHours(i * 7 % 51)));
        var window = Hours(5, 30);
        var all = await Store.BusyAsync(null, null, window, Ct);
        Assert.Equal(all.OrderBy(b => b.SpaceId, StringComparer.Ordinal).ThenBy(b => b.From), all);
        var ids = Enumerable.Range(0, 100).Select(i => $"s{i:000}").ToArray();
        Assert.Equal(all, await Store.BusyAsync(null, ids, window, Ct));
        var few = new List<Busy>();
        foreach (var chunk in ids.Chunk(10))
            few.AddRange(await Store.BusyAsync(null, chunk, window, Ct));
        Assert.Equal(all, few);
        Assert.Empty(await Store.BusyAsync(null, [], window, Ct));
        Assert.Equal(all, await Store.BusyAsync("b1", null, window, Ct));
        Assert.Equal(all, await Store.BusyAsync("b1", ids, window, Ct));
        Assert.Empty(await Store.BusyAsync("b2", null, window, Ct));
    }

    [Fact]
    public async Task Changes_since_the_beginning_are_all_records()
    {
        for (var i = 0; i < 25; i++)
            await Put(Samples.Space($"s{i:00}"));
        var seen = new List<string>();
        string? mark = null;
        for (var more = true; more;)
        {
            var changes = await Store.ChangesSinceAsync<Space>(mark, 10, Ct);
            Assert.True(changes.Records.Count <= 10);
            seen.AddRange(changes.Records.Select(r => r.Id));
            (mark, more) = (changes.Mark, changes.HasMore);
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"s{i:00}"), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Changes_since_a_mark_are_only_the_later_ones_in_their_present_state()
    {
        var one = await Put(Samples.Space("one"));
        var two = await Put(Samples.Space("two"));
        var mark = (await Store.ChangesSinceAsync<Space>(null, 100, Ct)).Mark;
        Assert.Empty((await Store.ChangesSinceAsync<Space>(mark, 100, Ct)).Records);
        one = await Put(one with { Name = "Changed" }, Change.Replace);
        await Put(one with { Name = "Changed again" }, Change.Replace);
        await Store.CommitAsync(new ChangeSet(Change.Remove(two)), Ct);
        await Put(Samples.Floor());
        var changes = await Store.ChangesSinceAsync<Space>(mark, 100, Ct);
        Assert.Equal("Changed again", Assert.Single(changes.Records).Name);
        Assert.Equal(["two"], changes.RemovedIds);
        Assert.Empty((await Store.ChangesSinceAsync<Space>(changes.Mark, 100, Ct)).Records);
    }

    [Fact]
    public async Task What_was_removed_and_made_again_is_not_reported_as_gone()
    {
        var space = await Put(Samples.Space());
        var mark = (await Store.ChangesSinceAsync<Space>(null, 100, Ct)).Mark;
        await Store.CommitAsync(new ChangeSet(Change.Remove(space)), Ct);
        await Put(Samples.Space() with { Name = "Anew" });
        var changes = await Store.ChangesSinceAsync<Space>(mark, 100, Ct);
        Assert.Empty(changes.RemovedIds);
        Assert.Equal("Anew", Assert.Single(changes.Records).Name);
    }

    [Fact]
    public async Task Changes_of_one_commit_larger_than_the_limit_all_come()
    {
        await Store.CommitAsync(new ChangeSet([.. Enumerable.Range(0, 30).Select(i => Change.Create(Samples.Space($"s{i:00}")))]), Ct);
        var seen = 0;
        string? mark = null;
        for (var more = true; more;)
        {
            var changes = await Store.ChangesSinceAsync<Space>(mark, 10, Ct);
            seen += changes.Records.Count;
            (mark, more) = (changes.Mark, changes.HasMore);
        }

        Assert.Equal(30, seen);
    }

    [Fact]
    public async Task A_record_given_to_the_store_is_not_changed_by_it()
    {
        var space = Samples.Space();
        await Store.CommitAsync(new ChangeSet(Change.Create(space)), Ct);
        Assert.Equal("", space.Version);
    }

    protected static Instant At(double hours) => Instant.FromDateTimeOffset(Samples.Noon).Plus(Duration.FromHours(hours));

    protected static Interval Hours(double from, double to) => new(At(from), At(to));

    /// <summary>Stores a record and answers it with its version.</summary>
    protected async Task<T> Put<T>(T record, Func<IRecord, Change>? how = null) where T : class, IRecord
    {
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(new ChangeSet((how ?? Change.Create)(record)), Ct));
        return (await Store.FindAsync<T>(record.Partition, record.Id, Ct))!; // It was just committed.
    }

    private async Task ComesBack<T>(T record) where T : class, IRecord
    {
        var found = await Put(record);
        Assert.Equal(Without(record), Without(found));
        var queried = Assert.Single(await Store.QueryAsync<T>(all => all.Where(r => r.Id == record.Id), Ct));
        Assert.Equal(Without(found), Without(queried));
        Assert.NotEqual("", found.Version);
        Assert.Equal(found.Version, queried.Version);
    }

    private static string Without<T>(T record) where T : class, IRecord =>
        JsonSerializer.Serialize(record).Replace($"\"Version\":\"{record.Version}\"", "", StringComparison.Ordinal);
}
