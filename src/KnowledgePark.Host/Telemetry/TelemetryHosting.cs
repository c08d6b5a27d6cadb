using Azure.Monitor.OpenTelemetry.Exporter;
using KnowledgePark.Storage.Azure;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KnowledgePark.Host.Telemetry;

/// <summary>
/// Sends traces, metrics and logs to where the settings say: an OpenTelemetry collector (OTEL_EXPORTER_OTLP_ENDPOINT), Application Insights
/// (APPLICATIONINSIGHTS_CONNECTION_STRING), both, or nobody. With nobody to send to, nothing listens, and a counter costs a comparison.
/// </summary>
internal static class TelemetryHosting
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Insights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static void AddParkTelemetry(this WebApplicationBuilder builder)
    {
        var isCollected = builder.Configuration[Collector] is { Length: > 0 };
        var insights = builder.Configuration[Insights] is { Length: > 0 } stated ? stated : null;
        if (!isCollected && insights is null)
            return;
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("KnowledgePark", serviceVersion: typeof(TelemetryHosting).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(Watched.Traces)
            .WithMetrics(Watched.Metrics)
            // Without scopes, which hold the addresses of requests.
            .WithLogging(_ => { }, logs => logs.IncludeFormattedMessage = true);
        if (isCollected)
        {
            telemetry.WithTracing(t => t.AddOtlpExporter()).WithMetrics(m => m.AddOtlpExporter()).WithLogging(l => l.AddOtlpExporter());
        }

        if (insights is not null)
        {
            telemetry.WithTracing(t => t.AddAzureMonitorTraceExporter(Send)).WithMetrics(m => m.AddAzureMonitorMetricExporter(Send)).WithLogging(l => l.AddAzureMonitorLogExporter(Send));
        }

        void Send(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = insights;
            // A stream of its own beside the exporter, which no test of ours sees: nobody has shown that it is as discreet.
            options.EnableLiveMetrics = false;
            // What our deployment makes takes telemetry only from who signs in. A component of somebody else's may be content with its address.
            if (builder.Configuration["AZURE_CLIENT_ID"] is { Length: > 0 } identity)
                options.Credential = AzureSignIn.With(identity, builder.Environment.IsDevelopment());
        }
    }
}
