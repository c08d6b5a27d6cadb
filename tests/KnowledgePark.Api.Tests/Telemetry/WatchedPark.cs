using System.Diagnostics;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Embedded;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KnowledgePark.Api.Tests.Telemetry;

/// <summary>A park whose telemetry goes to a collector, as in production, and besides into lists that a test reads.</summary>
internal sealed class WatchedPark : IAsyncDisposable
{
    private readonly List<MetricSnapshot> _metrics = [];
    private readonly EmbeddedStore _embedded;
    private readonly DirectoryInfo _folder;

    private WatchedPark(Collector collector, string[] settings)
    {
        Collector = collector;
        _folder = Directory.CreateTempSubdirectory("watched-");
        _embedded = EmbeddedStore.Open(new EmbeddedOptions { Folder = _folder.FullName });
        Store = new SwitchedStore(_embedded);
        Park = new TestPark(settings, services =>
        {
            services.AddSingleton<IParkStore>(Store);
            services.ConfigureOpenTelemetryMeterProvider(m => m.AddInMemoryExporter(_metrics));
            services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(Spans));
            services.ConfigureOpenTelemetryLoggerProvider(l => l.AddInMemoryExporter(Logs));
        });
    }

    public Collector Collector { get; }

    public SwitchedStore Store { get; }

    public TestPark Park { get; }

    public List<Activity> Spans { get; } = [];

    public List<LogRecord> Logs { get; } = [];

    /// <param name="settings">Where telemetry is sent, given the collector's address.</param>
    public static async Task<WatchedPark> StartAsync(Func<string, string[]> settings)
    {
        var collector = await Collector.StartAsync();
        var park = new WatchedPark(collector, settings(collector.Address));
        await park.Park.InitializeAsync();
        return park;
    }

    /// <summary>Sends everything that has been gathered; answers the metrics as they are now.</summary>
    public IReadOnlyList<MetricSnapshot> Flush()
    {
        _metrics.Clear();
        foreach (var logs in Park.Services.GetServices<LoggerProvider>())
            logs.ForceFlush();
        Park.Services.GetRequiredService<TracerProvider>().ForceFlush();
        Park.Services.GetRequiredService<MeterProvider>().ForceFlush();
        return [.. _metrics];
    }

    /// <summary>A counter now, of one combination of tags: "kind=made", or "" where it has none.</summary>
    public long Count(string counter, string tags = "")
    {
        var sum = 0L;
        foreach (var point in Flush().Where(m => m.Name == counter).SelectMany(m => m.MetricPoints))
        {
            if (Text(point.Tags) == tags)
                sum += point.GetSumLong();
        }

        return sum;
    }

    public static string Text(ReadOnlyTagCollection tags)
    {
        var texts = new List<string>();
        foreach (var (name, value) in tags)
            texts.Add($"{name}={value}");
        return string.Join(' ', texts.Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await Park.DisposeAsync();
        await Collector.DisposeAsync();
        _embedded.Dispose();
        _folder.Delete(recursive: true);
    }
}
