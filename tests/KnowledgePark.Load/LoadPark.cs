using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Embedded;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Load;

/// <summary>
/// What the requests need to know of the park, and the building of unlisted desks in which the load is booked: no search finds them, and the
/// bookings lie months ahead of what is searched, so that writing does not change what reading costs.
/// </summary>
/// <param name="SpaceIds">Listed spaces, at most 500.</param>
/// <param name="BusyOrganisationId">The organisation with the most bookings ahead.</param>
/// <param name="Monday">The first Monday that is a week ahead, UTC.</param>
/// <param name="Token">What the load signs in with: an operator's.</param>
/// <param name="Contents">How large the park is, in words.</param>
internal sealed record LoadPark(IReadOnlyList<string> SpaceIds, string BusyOrganisationId, DateTime Monday, string Token, string Contents)
{
    public const string OrganisationId = "load";
    public const int DesksEach = 10;
    private const string BuildingId = "load-building";
    private const int Sample = 5000;

    public static string DeskId(int client, int desk) => $"load-{client:D3}-{desk:D2}";

    public static async Task<LoadPark> PrepareAsync(string folder, DateTime now, int clients)
    {
        var ct = CancellationToken.None;
        using var store = EmbeddedStore.Open(new EmbeddedOptions { Folder = folder });
        var parks = await store.QueryAsync<Park>(all => all.OrderBy(p => p.Id).Take(1), ct);
        await CommitAsync(store, Change.Create(new Organisation { Id = OrganisationId, Name = "Load" }));
        await CommitAsync(store, Change.Create(new Building { Id = BuildingId, ParkId = parks[0].Id, Name = "Load", TimeZone = "UTC" }));
        for (var client = 0; client < clients; client++)
            await CommitAsync(store, [.. Enumerable.Range(0, DesksEach).Select(desk => Change.Create(Desk(DeskId(client, desk))))]);

        var token = await new FirstOperator(store, SystemClock.Instance).MakeAsync("Load", "load@example.org", ct) is FirstOperator.Outcome.Made made
            ? made.Token : throw new InvalidOperationException("The load could not be given a token.");
        var spaces = await store.QueryAsync<Space>(all => all.Where(s => s.IsListed && s.Mode == SpaceMode.Reservable).OrderBy(s => s.Id).Take(500), ct);
        var monday = now.Date.AddDays(7 + (8 - (int)now.DayOfWeek) % 7);
        var from = new DateTimeOffset(monday);
        var ahead = await store.QueryAsync<Booking>(all => all.Where(b => b.Start >= from).OrderBy(b => b.Start).Take(Sample), ct);
        var contents = $"{await store.CountAsync<Space>(all => all.Where(s => s.IsListed), ct)} listed spaces, {await store.CountAsync<Booking>(all => all, ct)} bookings";
        return new LoadPark([.. spaces.Select(s => s.Id)], ahead.CountBy(b => b.OrganisationId).MaxBy(o => o.Value).Key, monday, token, contents);
    }

    private static Space Desk(string id) => new()
    {
        Id = id,
        BuildingId = BuildingId,
        Name = id,
        Kind = SpaceKind.HotDesk,
        Capacity = 10,
        IsListed = false,
        Policy = new BookingPolicy { Horizon = TimeSpan.FromDays(3 * 366) },
    };

    private static async Task CommitAsync(EmbeddedStore store, params Change[] changes)
    {
        if (await store.CommitAsync(new ChangeSet(changes), CancellationToken.None) is not CommitResult.Committed)
            throw new InvalidOperationException("The load's own building is there already; state a freshly seeded folder.");
    }
}
