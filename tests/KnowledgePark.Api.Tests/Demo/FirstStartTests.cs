using System.Text.Json;
using KnowledgePark.Access;
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
        var lines = Welcome.Lines([.. app.Urls], map, app.Services.GetRequiredService<IClock>().GetCurrentInstant(), app.Services.GetRequiredService<StandingTokens>());
        using var client = new HttpClient();

        var search = lines.Single(l => l.Contains("findAvailable", StringComparison.Ordinal)).Split(' ')[^1];
        using var found = JsonDocument.Parse(await client.GetStringAsync(new Uri(search), Ct));

        Assert.NotEmpty(found.RootElement.GetProperty("spaces").EnumerateArray());
        Assert.Contains(lines, l => l.Contains("/calendars/spaces/ih-101.ics", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("no sign-in for people yet", StringComparison.Ordinal));
        var drawn = map.Floors.Values.Where(f => map.Spaces.Values.Any(s => s.FloorId == f.Id)).ToList();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, f => Assert.NotNull(f.Plan));
        var plan = await client.GetStringAsync(new Uri(new Uri(app.Urls.First()), "/odata/floors('innovation-hall-f1')/plan"), Ct);
        Assert.Contains("data-space=\"ih-101\"", plan, StringComparison.Ordinal);
        await app.StopAsync(Ct);
    }

    [Fact]
    public async Task In_development_the_printed_tokens_are_good_and_say_who_one_is()
    {
        using var temp = new TempStore();
        await using var app = ParkServer.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--KnowledgePark:Folder={temp.Folder}"]);
        await ParkServer.PrepareAsync(app, Ct);
        await app.StartAsync(Ct);
        using var client = new HttpClient();
        var lines = Welcome.Lines([.. app.Urls], app.Services.GetRequiredService<ParkDirectory>().Map, app.Services.GetRequiredService<IClock>().GetCurrentInstant(), app.Services.GetRequiredService<StandingTokens>());
        foreach (var token in lines.Select(l => l.Trim().Split(' ')[0]).Where(w => w.StartsWith("kp_demo", StringComparison.Ordinal)))
            Assert.Equal(System.Net.HttpStatusCode.OK, await StatusAsync(client, app.Urls.First(), token));
        Assert.Equal(0, await temp.CountAsync<AccessToken>(Ct));
        await app.StopAsync(Ct);
    }

    [Fact]
    public async Task Outside_development_the_demo_people_have_no_tokens()
    {
        using var temp = new TempStore();
        await using var app = ParkServer.Build(["--environment=Staging", "--urls=http://127.0.0.1:0", "--KnowledgePark:Demo=true", $"--KnowledgePark:Folder={temp.Folder}"]);
        await ParkServer.PrepareAsync(app, Ct);
        await app.StartAsync(Ct);
        using var client = new HttpClient();
        Assert.Empty(app.Services.GetRequiredService<StandingTokens>().PersonByText);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await StatusAsync(client, app.Urls.First(), "kp_demo-operator"));
        await app.StopAsync(Ct);
    }

    private static async Task<System.Net.HttpStatusCode> StatusAsync(HttpClient client, string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/odata/bookings?$top=1");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await client.SendAsync(request, Ct);
        return response.StatusCode;
    }

    [Fact]
    public async Task Without_the_setting_a_new_store_stays_empty()
    {
        using var temp = new TempStore();
        await using var app = ParkServer.Build(["--urls=http://127.0.0.1:0", "--KnowledgePark:Demo=false", $"--KnowledgePark:Folder={temp.Folder}"]);
        await ParkServer.PrepareAsync(app, Ct);
        Assert.Equal(0, await temp.CountAsync<Park>(Ct));
        Assert.Contains(Welcome.Lines(["http://localhost:5080"], ParkMap.Empty, Instant.FromUtc(2026, 11, 23, 9, 0), StandingTokens.None), l => l.Contains("No park yet", StringComparison.Ordinal));
    }
}
