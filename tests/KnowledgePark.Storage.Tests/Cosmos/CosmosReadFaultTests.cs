using KnowledgePark.Bookings;
using KnowledgePark.Storage.Azure;
using KnowledgePark.Storage.Tests.Faults;
using NodaTime;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>A question of many pages, over four partitions of the service: no fault at any page loses or repeats a row.</summary>
public sealed class CosmosReadFaultTests : IAsyncLifetime
{
    private const int Bookings = 60;

    private FaultyGateway _line = null!; // Set before each test.

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _line = await FaultyGateway.StartAsync(Ct);

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    public static TheoryData<LineFault> Faults => [.. Enum.GetValues<LineFault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task All_rows_come_once_and_in_order_whatever_page_fails(LineFault fault)
    {
        _line.Restart(_ => null);
        var options = new AzureOptions
        {
            CosmosEndpoint = _line.Plain,
            EmulatorKey = _line.Key,
            Database = "reads",
            AttemptTimeout = TimeSpan.FromSeconds(20),
            Patience = TimeSpan.FromSeconds(20),
        };
        using var plain = CosmosStore.Connect(options);
        await plain.ProvisionAsync(1000, Ct);
        for (var i = 0; i < Bookings; i++)
            Assert.IsType<CommitResult.Committed>(await plain.CommitAsync(new ChangeSet(Change.Create(Samples.Booking($"k{i:00}", $"s{i:00}", Samples.Noon.AddHours(i * 7 % 24), building: $"b{i % 5}"))), Ct));
        var mark = (await plain.ChangesSinceAsync<Booking>(null, 1000, Ct)).Mark;
        for (var i = 0; i < Bookings; i += 2)
        {
            var booking = (await plain.FindAsync<Booking>($"b{i % 5}", $"k{i:00}", Ct))!; // It was just stored.
            await plain.CommitAsync(new ChangeSet(Change.Replace(booking with { Title = "Changed" })), Ct);
        }

        using var faulty = CosmosStore.Connect(options with { CosmosEndpoint = _line.AddressFor(FaultyGateway.IsCut(fault)), AttemptTimeout = TimeSpan.FromMilliseconds(500), Patience = TimeSpan.FromSeconds(10), PageItems = 7 });
        await faulty.CountAsync<Booking>(all => all, Ct); // The SDK has looked around.
        Shape<Booking> byStart = all => all.OrderBy(b => b.Start).ThenBy(b => b.Id);
        var window = new Interval(Instant.FromDateTimeOffset(Samples.Noon), Instant.FromDateTimeOffset(Samples.Noon.AddDays(2)));
        await SameAsync(fault, async store => [.. (await store.QueryAsync(byStart, Ct)).Select(b => b.Id)], plain, faulty);
        await SameAsync(fault, async store => [.. (await store.BusyAsync(null, null, window, Ct)).Select(b => b.BookingId)], plain, faulty);
        await SameAsync(fault, async store => [.. (await store.BusyAsync("b1", null, window, Ct)).Select(b => b.BookingId)], plain, faulty);
        await SameAsync(fault, async store => [$"{await store.CountAsync<Booking>(all => all.Where(b => b.Title == "Changed"), Ct)}"], plain, faulty);
        await SameAsync(fault, async store => [.. (await ChangedAsync(store, mark)).Order(StringComparer.Ordinal)], plain, faulty);
    }

    private async Task SameAsync(LineFault fault, Func<IParkStore, Task<IReadOnlyList<string>>> ask, CosmosStore plain, CosmosStore faulty)
    {
        var expected = await ask(plain);
        Assert.NotEmpty(expected);
        for (var step = 1; ; step++)
        {
            _line.Restart(number => number == step ? fault : null);
            Assert.Equal(expected, await ask(faulty));
            var steps = _line.Requests;
            _line.Restart(_ => null);
            if (steps < step)
                return; // The question had no such step.
        }
    }

    private static async Task<IReadOnlyList<string>> ChangedAsync(IParkStore store, string mark)
    {
        var ids = new HashSet<string>();
        while (true)
        {
            var changes = await store.ChangesSinceAsync<Booking>(mark, 7, Ct);
            ids.UnionWith(changes.Records.Select(r => r.Id));
            if (!changes.HasMore)
                return [.. ids];
            mark = changes.Mark;
        }
    }
}
