using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using KnowledgePark.Bookings;
using KnowledgePark.Host.Stores;
using KnowledgePark.Host.Verbs;
using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Api.Tests.Bookings;

/// <summary>A Host in a process of its own is killed without warning while clients book. What was acknowledged is there.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crash-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("PARK_KILLS"), out var kills) ? kills : 10;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_acknowledged_booking_is_lost_when_the_server_is_killed()
    {
        using (var store = EmbeddedStore.Open(new EmbeddedOptions { Folder = _folder }))
        {
            foreach (var set in SmallPark.Records())
                await store.CommitAsync(set, Ct);
        }

        var acknowledged = new ConcurrentBag<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = acknowledged.Count;
            await BookUntilKilledAsync(kill, acknowledged);
            Assert.True(acknowledged.Count > before, $"Round {kill} booked nothing.");
            await AssertKeptAsync(acknowledged);
        }
    }

    private async Task BookUntilKilledAsync(int round, ConcurrentBag<string> acknowledged)
    {
        var port = FreePort();
        using var host = Start(port);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Access.TestPeople.Operator);
        await ReadyAsync(http, host);
        var clients = Enumerable.Range(0, 16).Select(client => Task.Run(async () =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                var id = $"r{round}-c{client}-{i}";
                // One desk, always open: one slot of 15 minutes each, another year of days for each round and client.
                var start = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(15 * (i * 16 * 20 + client * 20 + round));
                try
                {
                    using var answer = await http.PostAsJsonAsync("/odata/bookings", new { id, title = "x", organisationId = "acme", start, end = start.AddMinutes(15), spaceIds = new[] { "desk-1" } }, Ct);
                    if (answer.StatusCode == HttpStatusCode.Created)
                        acknowledged.Add(id);
                    else if (answer.StatusCode == HttpStatusCode.UnprocessableEntity)
                        return;
                }
                catch (HttpRequestException)
                {
                    return;
                }
            }
        }, Ct)).ToArray();
        while (acknowledged.Count(id => id.StartsWith($"r{round}-", StringComparison.Ordinal)) < 40 && !clients.All(c => c.IsCompleted))
            await Task.Delay(5, Ct);
        host.Kill(); // SIGKILL: no handler runs
        await host.WaitForExitAsync(Ct);
        await Task.WhenAll(clients);
    }

    private async Task AssertKeptAsync(ConcurrentBag<string> acknowledged)
    {
        var output = new StringWriter();
        Assert.True(await CheckVerb.RunAsync(StoreChoice.InFolder(_folder), output, Ct) == 0, output.ToString());
        using var store = EmbeddedStore.Open(new EmbeddedOptions { Folder = _folder });
        var kept = (await store.QueryAsync<Booking>(all => all, Ct)).Select(b => b.Id).ToHashSet();
        Assert.DoesNotContain(acknowledged, id => !kept.Contains(id));
    }

    private Process Start(int port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "KnowledgePark.Host.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add($"http://127.0.0.1:{port}");
        start.Environment["KnowledgePark__Folder"] = _folder;
        start.Environment["KnowledgePark__Demo"] = "false";
        var host = Process.Start(start)!; // A new process always starts or throws.
        host.OutputDataReceived += (_, _) => { };
        host.ErrorDataReceived += (_, _) => { };
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        return host;
    }

    private static async Task ReadyAsync(HttpClient http, Process host)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            Assert.False(host.HasExited, "The Host has stopped by itself.");
            try
            {
                using var answer = await http.GetAsync("/ping", Ct);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, Ct);
        }

        Assert.Fail("The Host does not answer.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
