using System.Diagnostics.Metrics;

namespace KnowledgePark.Storage.Azure;

/// <summary>What the store costs and how often it is told to wait, as metrics. Tags name operations and kinds of record, never a record.</summary>
internal static class RequestCharges
{
    /// <summary>The meter to subscribe to.</summary>
    public const string MeterName = "KnowledgePark.Storage.Azure";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Histogram<double> s_charge = s_meter.CreateHistogram<double>("knowledgepark.cosmos.request_charge", "{RU}", "Request units of one operation, its retries and pages included.");

    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>("knowledgepark.cosmos.retries", "{retry}", "Attempts repeated, by what was answered.");

    public static void Record(string operation, string kind, double units) => s_charge.Record(units, new KeyValuePair<string, object?>("operation", operation), new KeyValuePair<string, object?>("kind", kind));

    public static void Retried(string operation, int status) => s_retries.Add(1, new KeyValuePair<string, object?>("operation", operation), new KeyValuePair<string, object?>("status", status));
}
