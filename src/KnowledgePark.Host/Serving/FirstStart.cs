using System.Diagnostics;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Host.Demo;
using KnowledgePark.Host.Demo.Plans;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Host.Serving;

/// <summary>Gives whoever starts the server for the first time something to look at: the demo park, if the settings want it and there is no park.</summary>
internal sealed partial class FirstStart(IParkStore store, MediaDesk media, IClock clock, Settings settings, ILogger<FirstStart> log)
{
    public async Task FillAsync(CancellationToken ct)
    {
        if (!settings.Demo)
            return;
        var seeder = new DemoSeeder(store, new DemoPlans(store, media));
        switch (await seeder.LookAsync(ct))
        {
            case DemoSeeder.State.HasPark:
                return;
            case DemoSeeder.State.HasOtherPlaces:
                HasOtherPlaces(settings.Store.Words);
                return;
        }

        var watch = Stopwatch.StartNew();
        Filling(settings.Store.Words);
        var demo = await seeder.SeedAsync(clock.GetCurrentInstant().InZone(DemoPark.Zone).Date, ct);
        Filled(demo.Park.Name, demo.Spaces.Count(), demo.Bookings.Count, watch.ElapsedMilliseconds);
    }

    [LoggerMessage(LogLevel.Information, "The store in {Store} holds no park: filling it with the demo park, which takes a few seconds")]
    private partial void Filling(string store);

    [LoggerMessage(LogLevel.Information, "{Park} is ready: {Spaces} spaces, {Bookings} bookings, in {Milliseconds} ms")]
    private partial void Filled(string park, int spaces, int bookings, long milliseconds);

    [LoggerMessage(LogLevel.Warning, "The store in {Store} holds places but no park, as an interrupted 'seed' leaves it. The demo park is not added to it; use an empty store")]
    private partial void HasOtherPlaces(string store);
}
