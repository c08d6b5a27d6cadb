using System.Diagnostics;
using System.Net;
using KnowledgePark.Bookings;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KnowledgePark.Api.Tests.Telemetry;

/// <summary>Where telemetry goes, and what is not in it.</summary>
[Collection(Alone.Name)]
public sealed class TelemetryTests
{
    private const string Canary = "canary";

    private static readonly string[] s_tags = ["kind", "code", "answer", "set", "outcome", "operation", "status"];

    [Fact]
    public async Task With_nobody_to_send_to_nothing_listens()
    {
        await using var park = new TestPark();
        await park.InitializeAsync();
        Assert.Null(park.Services.GetService<MeterProvider>());
        Assert.Null(park.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task Traces_metrics_and_logs_reach_a_collector()
    {
        await using var watched = await StartAsync();
        await watched.Park.BookAsync("lab", "09:00", "10:00");
        watched.Store.Fails = true;
        await watched.Park.GetAsync("/health/ready"); // Which is logged.
        watched.Store.Fails = false;
        watched.Flush();
        Assert.True(watched.Collector.Holds("/v1/metrics", "knowledgepark.bookings"));
        Assert.True(watched.Collector.Holds("/v1/metrics", "http.server.request.duration"));
        Assert.True(watched.Collector.Holds("/v1/metrics", "dotnet.gc.collections"));
        Assert.True(watched.Collector.Holds("/v1/traces", "/odata/{**path}"));
        Assert.True(watched.Collector.Holds("/v1/logs", "Health check store"));
        Assert.True(watched.Collector.Holds("/v1/metrics", "KnowledgePark"));
    }

    [Fact]
    public async Task Traces_metrics_and_logs_reach_Application_Insights()
    {
        await using var watched = await WatchedPark.StartAsync(
            address =>
            [
                $"--APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={address}/;LiveEndpoint={address}/",
                // The exporter otherwise takes a few traces a second, and not the first.
                "--OTEL_TRACES_SAMPLER=microsoft.fixed_percentage", "--OTEL_TRACES_SAMPLER_ARG=1.0",
            ]);
        await watched.Park.BookAsync("lab", "09:00", "10:00");
        watched.Flush();
        const string Track = "/v2.1/track";
        Assert.True(watched.Collector.Holds(Track, "knowledgepark.bookings"));
        Assert.True(watched.Collector.Holds(Track, "RequestData"));
    }

    [Fact]
    public async Task Nothing_that_is_sent_names_a_person_a_booking_or_a_place()
    {
        await using var watched = await StartAsync();
        var park = watched.Park;
        (await park.PostAsync("/odata/people", new { id = $"{Canary}-person", name = $"{Canary} Ivanova", email = $"{Canary}@example.org" })).Is(HttpStatusCode.Created);
        (await park.PostAsync("/odata/bookings", TestPark.Body(["lab"], "09:00", "10:00", id: $"{Canary}-1"))).Is(HttpStatusCode.Created);
        await park.PostAsync("/odata/bookings", TestPark.Body(["lab"], "09:00", "10:00", id: $"{Canary}-2"));
        await park.PostAsync("/odata/bookings", TestPark.Body([$"{Canary}-space"], "09:00", "10:00"), ("User-Agent", Canary), ("X-Forwarded-For", "203.0.113.9"));
        await park.PatchAsync($"/odata/bookings/{Canary}-1", new { title = Canary });
        await park.GetAsync($"/odata/people?$filter=name eq '{Canary} Ivanova'");
        await park.GetAsync($"/odata/{Canary}");
        await park.GetAsync($"/calendars/spaces/{Canary}.ics?token={Canary}");
        await park.GetAsync($"/{Canary}");
        watched.Store.Fails = true;
        await park.GetAsync($"/odata/bookings/{Canary}-1");
        watched.Store.Fails = false;
        var metrics = watched.Flush();

        Assert.NotEmpty(watched.Spans);
        Assert.All(watched.Spans, span => Assert.DoesNotContain(Canary, $"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(e => e.Tags))}", StringComparison.OrdinalIgnoreCase));
        Assert.All(watched.Spans, span => Assert.DoesNotContain(span.TagObjects, t => t.Key is "client.address" or "network.peer.address" or "url.query"));
        foreach (var point in metrics.SelectMany(m => m.MetricPoints))
            Assert.DoesNotContain(Canary, WatchedPark.Text(point.Tags), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(watched.Logs, l => $"{l.FormattedMessage} {l.Exception}".Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(watched.Collector.Received.Values.SelectMany(b => b), b => b.AsSpan().IndexOf("canary"u8) >= 0);
    }

    [Fact]
    public async Task A_tag_of_ours_is_a_kind_or_a_code()
    {
        await using var watched = await StartAsync();
        await watched.Park.BookAsync("lab", "09:00", "10:00");
        await watched.Park.BookAsync("lab", "09:00", "10:00");
        await watched.Park.GetAsync("/calendars/spaces/lab.ics");
        var ours = watched.Flush().Where(m => m.Name.StartsWith("knowledgepark.", StringComparison.Ordinal)).ToList();
        Assert.Contains(ours, m => m.Name == "knowledgepark.bookings.refusals");
        foreach (var point in ours.SelectMany(m => m.MetricPoints))
        {
            foreach (var (name, value) in point.Tags)
            {
                Assert.Contains(name, s_tags);
                Assert.Matches("^[a-zA-Z0-9-]{2,40}$", $"{value}");
            }
        }
    }

    [Fact]
    public async Task The_questions_of_the_platform_leave_no_trace()
    {
        await using var watched = await StartAsync();
        await watched.Park.GetAsync("/health/ready");
        await watched.Park.GetAsync("/ping");
        await watched.Park.GetAsync("/odata/spaces?$top=1");
        watched.Flush();
        Assert.Contains(watched.Spans, s => s.Kind == ActivityKind.Server && s.DisplayName == "GET /odata/{**path}");
        Assert.DoesNotContain(watched.Spans, s => s.Kind == ActivityKind.Server && (s.DisplayName.Contains("health", StringComparison.Ordinal) || s.DisplayName.Contains("ping", StringComparison.Ordinal)));
    }

    private static Task<WatchedPark> StartAsync() => WatchedPark.StartAsync(
        address => [$"--OTEL_EXPORTER_OTLP_ENDPOINT={address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]);
}
