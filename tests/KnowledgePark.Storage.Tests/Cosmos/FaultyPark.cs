using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage.Azure;
using KnowledgePark.Tenants;
using NodaTime;
using NodaTime.Testing;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>A park on the gateway, with one way to it that fails and one that does not.</summary>
internal sealed class FaultyPark : IAsyncDisposable
{
    private readonly CosmosStore _faulty;
    private readonly ParkDirectory _directory;
    private BookingDesk _desk;

    private FaultyPark(CosmosStore plain, CosmosStore faulty, ParkDirectory directory)
    {
        (Plain, _faulty, _directory) = (plain, faulty, directory);
        _desk = Desk();
    }

    public CosmosStore Plain { get; }

    private static BookingRequest Warm => new() { Id = "warm", Title = "Warm", OrganisationId = "o1", Start = Instant.FromUtc(2026, 11, 23, 20, 0), End = Instant.FromUtc(2026, 11, 23, 21, 0), SpaceIds = ["s1", "s2"] };

    public static async Task<FaultyPark> OpenAsync(FaultyGateway line, string database, bool cuts, CancellationToken ct)
    {
        line.Restart(_ => null);
        var options = new AzureOptions
        {
            CosmosEndpoint = line.Plain,
            EmulatorKey = line.Key,
            Database = database,
            AttemptTimeout = TimeSpan.FromMilliseconds(400),
            Patience = TimeSpan.FromMilliseconds(1200),
        };
        var plain = CosmosStore.Connect(options with { AttemptTimeout = TimeSpan.FromSeconds(20), Patience = TimeSpan.FromSeconds(20) });
        await plain.ProvisionAsync(1000, ct);
        foreach (var record in new IRecord[]
        {
            new Park { Id = "park", Name = "Park", TimeZone = "Europe/Sofia" },
            new Building { Id = "b1", ParkId = "park", Name = "One", OpeningHours = [] },
            new Space { Id = "s1", BuildingId = "b1", Name = "One", Kind = SpaceKind.Office, Policy = new BookingPolicy { SlotGrid = TimeSpan.FromMinutes(15) } },
            new Space { Id = "s2", BuildingId = "b1", Name = "Two", Kind = SpaceKind.Office },
            new Organisation { Id = "o1", Name = "Acme" },
        })
            Assert.IsType<CommitResult.Committed>(await plain.CommitAsync(new ChangeSet(Change.Create(record)), ct));
        var directory = new ParkDirectory(plain);
        await directory.RefreshAsync(ct);
        var faulty = CosmosStore.Connect(options with { CosmosEndpoint = line.AddressFor(cuts) });
        var park = new FaultyPark(plain, faulty, directory);
        // The SDK asks for the account and the containers once, and takes its time: what is counted later are the booking's own steps.
        for (var i = 0; i < 20 && await park.TryBookAsync(Warm, ct) is not BookingOutcome.Booked; i++)
            park.Forget();
        return park;
    }

    public void Forget() => _desk = Desk();

    /// <summary>Null: it was said that the store cannot be used now.</summary>
    public async Task<BookingOutcome?> TryBookAsync(BookingRequest request, CancellationToken ct)
    {
        try
        {
            return await _desk.BookAsync(KnowledgePark.Access.Caller.Server, request, ct);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        _faulty.Dispose();
        Plain.Dispose();
        return ValueTask.CompletedTask;
    }

    private BookingDesk Desk() => new(_faulty, _directory, new FakeClock(Instant.FromUtc(2026, 11, 23, 8, 0)));
}
