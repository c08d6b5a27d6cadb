using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace KnowledgePark.Storage.Azure;

/// <summary>What the store costs and how often it is told to wait, as metrics and in the log. Both name operations and kinds of record, never a record.</summary>
internal sealed partial class RequestCharges(ILogger<CosmosStore> log)
{
    /// <summary>The meter to subscribe to.</summary>
    public const string MeterName = "KnowledgePark.Storage.Azure";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Histogram<double> s_charge = s_meter.CreateHistogram<double>("knowledgepark.cosmos.request_charge", "{RU}", "Request units of one operation, its pages included.");

    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>("knowledgepark.cosmos.retries", "{retry}", "Attempts repeated, by what was answered.");

    public void Record(string operation, string kind, double units)
    {
        s_charge.Record(units, new KeyValuePair<string, object?>("operation", operation), new KeyValuePair<string, object?>("kind", kind));
        Charged(operation, kind, units);
    }

    public void Retried(string operation, int status, TimeSpan pause)
    {
        s_retries.Add(1, new KeyValuePair<string, object?>("operation", operation), new KeyValuePair<string, object?>("status", status));
        Repeating(operation, status, (int)pause.TotalMilliseconds);
    }

    [LoggerMessage(LogLevel.Debug, "{Operation} of {Kind} took {Units} request units")]
    private partial void Charged(string operation, string kind, double units);

    [LoggerMessage(LogLevel.Information, "{Operation} was answered {Status}; again in {Milliseconds} ms")]
    private partial void Repeating(string operation, int status, int milliseconds);
}
