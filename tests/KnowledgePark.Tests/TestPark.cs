using KnowledgePark.Availability;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using NodaTime;
using NodaTime.Testing;

namespace KnowledgePark.Tests;

/// <summary>A whole park in memory: store, directory, clock and everything that works on them.</summary>
internal sealed class TestPark : IDisposable
{
    private readonly List<ParkDirectory> _directories = [];

    private TestPark(IParkStore store, Instant now)
    {
        Store = store;
        Clock = new FakeClock(now);
        Directory = NewDirectory();
        Desk = new BookingDesk(Store, Directory, Clock);
    }

    public IParkStore Store { get; }

    public FakeClock Clock { get; }

    public ParkDirectory Directory { get; }

    public BookingDesk Desk { get; }

    public AvailabilityFinder Finder => new(Store, Directory, Clock);

    public ScheduleReader Schedules => new(Store, Directory, Clock);

    public Register Register => new(Store, Directory, Clock);

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The default park, building and organisation, with these records beside or instead of them.</summary>
    public static Task<TestPark> With(params IRecord[] records) => With(new MemoryStore(), A.Now, records);

    public static async Task<TestPark> With(IParkStore store, Instant now, params IRecord[] records)
    {
        var park = new TestPark(store, now);
        IRecord[] all = [A.Park(), A.Building(), A.Organisation(), .. records];
        foreach (var record in all.GroupBy(r => (r.GetType(), r.Id)).Select(g => g.Last()))
            Assert.IsType<CommitResult.Committed>(await store.CommitAsync(new ChangeSet(Change.Create(record)), Ct));
        await park.Directory.RefreshAsync(Ct);
        return park;
    }

    /// <summary>A desk with caches of its own: what a second process is.</summary>
    public async Task<BookingDesk> AnotherDeskAsync()
    {
        var directory = NewDirectory();
        await directory.RefreshAsync(Ct);
        return new BookingDesk(Store, directory, Clock);
    }

    /// <summary>Adds a record, or replaces the one of its id.</summary>
    public async Task PutAsync<T>(T record) where T : class, IRecord
    {
        var change = record.Version.Length == 0 ? Change.Create(record) : Change.Replace(record);
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(new ChangeSet(change), Ct));
        await Directory.RefreshAsync(Ct);
    }

    public Task<BookingOutcome> BookAsync(BookingRequest request) => Desk.BookAsync(request, Ct);

    public Task<BookingOutcome> ChangeAsync(string id, BookingChange change) => Desk.ChangeAsync(id, change, null, Ct);

    public async Task<Booking> StoredAsync(string id)
    {
        var found = await Store.QueryAsync<Booking>(all => all.Where(b => b.Id == id), Ct);
        return Assert.Single(found);
    }

    /// <summary>Nothing is booked twice, and bookings, allocations and guards tell the same story.</summary>
    public async Task AssertSoundAsync() => Assert.Empty((await StoreCheck.RunAsync(Store, Ct)).Faults);

    public void Dispose()
    {
        foreach (var directory in _directories)
            directory.Dispose();
    }

    private ParkDirectory NewDirectory()
    {
        var directory = new ParkDirectory(Store);
        _directories.Add(directory);
        return directory;
    }
}
