using System.Net;
using KnowledgePark.Api.Tests.Access;
using KnowledgePark.CosmosGateway;
using KnowledgePark.Host.Serving;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace KnowledgePark.Api.Tests.OData.Differential;

/// <summary>
/// Made-up OData queries give the same records in the same order on SQLite, on Cosmos DB (through its SDK, against the test gateway) and on LINQ to
/// objects, or one of them says by name that it cannot. PARK_QUERIES says how many, PARK_SEED from where.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("PARK_QUERIES"), out var count) ? count : 450;
    private static readonly int s_seed = int.TryParse(Environment.GetEnvironmentVariable("PARK_SEED"), out var seed) ? seed : 20261125;

    private readonly string _folder = Directory.CreateTempSubdirectory("differential-").FullName;
    private readonly List<(string Name, WebApplication App, HttpClient Http)> _parks = [];
    private CosmosGatewayServer _gateway = null!; // Set before each test.

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _gateway = await CosmosGatewayServer.StartAsync(new GatewayOptions { PartitionRanges = 2 }, Ct);
        var azure = new AzureOptions { CosmosEndpoint = _gateway.Endpoint, EmulatorKey = _gateway.Key, Database = "differential" };
        using (var store = CosmosStore.Connect(azure))
            await store.ProvisionAsync(1000, Ct);
        await OpenAsync("SQLite", null);
        await OpenAsync("Cosmos", CosmosStore.Connect(azure));
        await OpenAsync("objects", new ObjectStore());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, app, http) in _parks)
        {
            http.Dispose();
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        await _gateway.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <param name="caller">An operator sees all; a member sees most bookings in part, so that what is hidden is null on every store.</param>
    /// <param name="token">Who asks.</param>
    /// <param name="share">The part of the queries that is asked.</param>
    /// <param name="answered">How many of them, at least, every store answers.</param>
    [Theory]
    [InlineData("operator", TestPeople.Operator, 1.0, 0.9)]
    [InlineData("member", ManySortsOfRecords.Member, 0.4, 0.5)]
    public async Task Every_store_gives_the_same_records_or_says_that_it_cannot(string caller, string token, double share, double answered)
    {
        foreach (var (_, _, http) in _parks)
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await SameAsync(caller, (int)(s_count * share), answered);
    }

    private async Task SameAsync(string caller, int queries, double share)
    {
        var maker = new QueryMaker(new Random(s_seed));
        var unable = _parks.ToDictionary(p => p.Name, _ => 0);
        var (answered, empty, faults) = (0, 0, new List<string>());
        for (var i = 0; i < queries; i++)
        {
            var query = maker.Next();
            var answers = await Task.WhenAll(_parks.Select(async park => (park.Name, Text: await AnswerAsync(park.Http, query))));
            foreach (var (name, text) in answers)
                unable[name] += text == "501" ? 1 : 0;
            var told = answers.Where(a => a.Text != "501").ToList();
            if (told.Select(a => a.Text).Distinct().Count() > 1 || told.Any(a => !a.Text.StartsWith("200", StringComparison.Ordinal)))
                faults.Add($"{Uri.UnescapeDataString(query)}\n{string.Join('\n', answers.Select(a => $"    {a.Name,-8} {a.Text}"))}");
            answered += told.Count == _parks.Count ? 1 : 0;
            empty += told.All(a => a.Text.EndsWith(": ", StringComparison.Ordinal)) ? 1 : 0;
        }

        output.WriteLine($"{caller}: {queries} queries (seed {s_seed}): {answered} answered by all, of them {empty} with no record; refused with 501 by {string.Join(", ", unable.Select(u => $"{u.Key}: {100.0 * u.Value / queries:0.0} %"))}");
        Assert.True(faults.Count == 0, $"{faults.Count} of {queries} differ. The first:\n{string.Join("\n", faults.Take(12))}");
        Assert.InRange(answered, (int)(queries * share), queries);
        Assert.InRange(empty, 0, queries * 6 / 10);
    }

    private async Task OpenAsync(string name, IParkStore? store)
    {
        var app = ParkServer.Build(
            ["--urls", "http://127.0.0.1:0", "--KnowledgePark:Folder", Path.Combine(_folder, name), "--KnowledgePark:Demo", "false", "--Logging:LogLevel:Default", "Critical"],
            services =>
            {
                services.AddSingleton<IClock>(new FakeClock(Instant.FromUtc(2026, 11, 23, 8, 0)));
                if (store is not null)
                    services.AddSingleton(store);
            });
        foreach (var set in ManySortsOfRecords.All())
            Assert.IsType<CommitResult.Committed>(await app.Services.GetRequiredService<IParkStore>().CommitAsync(set, Ct));
        await ParkServer.PrepareAsync(app, Ct);
        await app.StartAsync(CancellationToken.None);
        _parks.Add((name, app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) }));
    }

    /// <summary>The status, the count and the ids of all pages.</summary>
    private static async Task<string> AnswerAsync(HttpClient http, string query)
    {
        var ids = new List<string>();
        var count = "";
        for (var next = query; next is not null;)
        {
            using var response = await http.GetAsync(next, Ct);
            if (response.StatusCode != HttpStatusCode.OK)
                return $"{(int)response.StatusCode}";
            var answer = await Answer.OfAsync(response);
            if (next == query && answer.Json.TryGetProperty("@odata.count", out var number))
                count = $" of {number}";
            ids.AddRange(answer.Ids);
            next = answer.Json.TryGetProperty("@odata.nextLink", out var link) ? new Uri(http.BaseAddress!, link.GetString()).PathAndQuery : null; // A client of ours has one.
        }

        return $"200 {ids.Count}{count}: {string.Join(' ', ids)}";
    }
}
