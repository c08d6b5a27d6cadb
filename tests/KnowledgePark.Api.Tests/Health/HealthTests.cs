using System.Diagnostics;
using System.Net;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Health;
using KnowledgePark.Host.Serving;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Embedded;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePark.Api.Tests.Health;

/// <summary>What a platform asks before it sends requests, or starts the Host anew.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("health-").FullName;
    private EmbeddedStore _embedded = null!; // Set before each test.
    private SwitchedStore _store = null!; // As above.
    private WebApplication _app = null!; // As above.
    private HttpClient _http = null!; // As above.

    public async ValueTask InitializeAsync()
    {
        _embedded = EmbeddedStore.Open(new EmbeddedOptions { Folder = _folder });
        _store = new SwitchedStore(_embedded);
        foreach (var set in SmallPark.Records())
            await _store.CommitAsync(set, TestPark.Ct);
        _app = ParkServer.Build(
            ["--urls", "http://127.0.0.1:0", "--KnowledgePark:Folder", _folder, "--KnowledgePark:Demo", "false"], services => services.AddSingleton<IParkStore>(_store));
        await ParkServer.PrepareAsync(_app, TestPark.Ct);
        await _app.StartAsync(CancellationToken.None);
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _embedded.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_is_ready_while_the_store_answers()
    {
        var ready = (await GetAsync("/health/ready")).Is(HttpStatusCode.OK);
        Assert.Equal("""{"status":"ready","checks":{"store":"ok","directory":"ok"}}""", ready.Body);
        Assert.StartsWith("application/json", ready.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("no-store", ready.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_store_it_lives_but_is_not_ready_until_the_store_is_back()
    {
        _store.Fails = true;
        var gone = (await GetAsync("/health/ready")).Is(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("""{"status":"not ready","checks":{"store":"unavailable","directory":"ok"}}""", gone.Body);
        Assert.Equal("""{"status":"live","checks":{}}""", (await GetAsync("/health/live")).Is(HttpStatusCode.OK).Body);
        _store.Fails = false;
        (await GetAsync("/health/ready")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_store_that_never_answers_is_given_two_seconds()
    {
        _store.Hang();
        var watch = Stopwatch.StartNew();
        var slow = (await GetAsync("/health/ready")).Is(HttpStatusCode.ServiceUnavailable);
        Assert.InRange(watch.Elapsed, StoreHealth.Patience - TimeSpan.FromSeconds(0.1), StoreHealth.Patience + TimeSpan.FromSeconds(20)); // A busy machine is late, but not for ever.
        Assert.Contains("\"store\":\"too slow\"", slow.Body, StringComparison.Ordinal);
        _store.Recover();
        (await GetAsync("/health/ready")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Before_the_park_is_known_it_is_not_ready()
    {
        using var directory = new ParkDirectory(_store);
        var health = new DirectoryHealth(directory);
        _store.Fails = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => directory.RefreshAsync(TestPark.Ct));
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(new HealthCheckContext(), TestPark.Ct)).Status);
        _store.Fails = false;
        await directory.RefreshAsync(TestPark.Ct);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext(), TestPark.Ct)).Status);
    }

    [Fact]
    public async Task Nothing_of_the_store_is_told()
    {
        _store.Fails = true;
        Assert.DoesNotContain("cosmos", (await GetAsync("/health/ready")).Body, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<Answer> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestPark.Ct);
        return await Answer.OfAsync(response);
    }
}
