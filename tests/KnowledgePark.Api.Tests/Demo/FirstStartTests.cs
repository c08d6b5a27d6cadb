using System.Text.Json;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Serving;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KnowledgePark.Api.Tests.Demo;

public class FirstStartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_store_is_filled_and_the_printed_search_finds_a_space()
    {
        using var temp = new TempStore();
        await using var app = ParkServer.Build(["--urls=http://127.0.0.1:0", "--environment=Development", "--KnowledgePark:Demo=true", $"--KnowledgePark:Folder={temp.Folder}"]);
        await ParkServer.PrepareAsync(app, Ct);
        await app.StartAsync(Ct);
        var map = app.Services.GetRequiredService<ParkDirectory>().Map;
        var lines = Welcome.Lines([.. app.Urls], map, app.Services.GetRequiredService<IClock>().GetCurrentInstant());
        using var client = new HttpClient();

        var search = lines.Single(l => l.Contains("findAvailable", StringComparison.Ordinal)).Split(' ')[^1];
        using var found = JsonDocument.Parse(await client.GetStringAsync(new Uri(search), Ct));

        Assert.NotEmpty(found.RootElement.GetProperty("spaces").EnumerateArray());
        Assert.Contains(lines, l => l.Contains("/calendars/spaces/ih-101.ics", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("no accounts yet", StringComparison.Ordinal));
        var drawn = map.Floors.Values.Where(f => map.Spaces.Values.Any(s => s.FloorId == f.Id)).ToList();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, f => Assert.NotNull(f.Plan));
        var plan = await client.GetStringAsync(new Uri(new Uri(app.Urls.First()), "/odata/floors('innovation-hall-f1')/plan"), Ct);
        Assert.Contains("data-space=\"ih-101\"", plan, StringComparison.Ordinal);
        await app.StopAsync(Ct);
    }

    [Fact]
    public async Task Without_the_setting_a_new_store_stays_empty()
    {
        using var temp = new TempStore();
        await using var app = ParkServer.Build(["--urls=http://127.0.0.1:0", "--KnowledgePark:Demo=false", $"--KnowledgePark:Folder={temp.Folder}"]);
        await ParkServer.PrepareAsync(app, Ct);
        Assert.Equal(0, await temp.CountAsync<Park>(Ct));
        Assert.Contains(Welcome.Lines(["http://localhost:5080"], ParkMap.Empty, Instant.FromUtc(2026, 11, 23, 9, 0)), l => l.Contains("No park yet", StringComparison.Ordinal));
    }
}
