using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KnowledgePark.Host.Telemetry;

/// <summary>What is watched, whoever it is sent to. Every meter and source of the park is called KnowledgePark.something.</summary>
internal static class Watched
{
    private const string Park = "KnowledgePark*";

    /// <summary>One span an operation of Cosmos DB, with its status and charge.</summary>
    private const string Cosmos = "Azure.Cosmos.Operation";

    public static void Traces(TracerProviderBuilder traces) => traces
        .AddSource(Park, Cosmos)
        // A platform asks whether the Host lives every few seconds; nobody wants to read that.
        .AddAspNetCoreInstrumentation(options => options.Filter = http => !http.Request.Path.StartsWithSegments("/health") && !http.Request.Path.StartsWithSegments("/ping"))
        .AddHttpClientInstrumentation()
        // Before any exporter: what they send has gone through it.
        .AddProcessor(new Discretion());

    public static void Metrics(MeterProviderBuilder metrics) => metrics
        .AddMeter(Park)
        .AddAspNetCoreInstrumentation()
        .AddHttpClientInstrumentation()
        .AddRuntimeInstrumentation();
}
