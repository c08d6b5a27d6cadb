using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>The throughput of a database or container: a fixed number of request units a second, or the most that it scales to by itself.</summary>
internal sealed class Offer(string rid, string resourceRid, string resourceSelf, Value content)
{
    private readonly string _etag = $"\"{Guid.NewGuid()}\"";

    public string Rid => rid;

    public string ResourceRid => resourceRid;

    /// <summary>The <c>content</c> as it is sent and shown.</summary>
    public Value Content { get; set; } = content;

    public Value Properties => Value.Of(new OrderedDictionary<string, Value>
    {
        ["resource"] = Value.Of(resourceSelf),
        ["offerType"] = Value.Of("Invalid"),
        ["offerVersion"] = Value.Of("V2"),
        ["offerResourceId"] = Value.Of(resourceRid),
        ["content"] = Content,
        ["id"] = Value.Of(rid),
        ["_rid"] = Value.Of(rid),
        ["_self"] = Value.Of($"offers/{rid}/"),
        ["_etag"] = Value.Of(_etag),
        ["_ts"] = Value.Of(0L),
    });

    public static Value Manual(long throughput) => Value.Of(new OrderedDictionary<string, Value>
    {
        ["offerThroughput"] = Value.Of(throughput),
        ["offerIsRUPerMinuteThroughputEnabled"] = Value.False,
    });

    /// <param name="settings">As in the header: <c>{"maxThroughput":4000}</c>.</param>
    public static Value Autoscale(Value settings) => Value.Of(new OrderedDictionary<string, Value>
    {
        // A tenth of the most is what the service holds ready.
        ["offerThroughput"] = Value.Of(settings.Member("maxThroughput").Whole / 10),
        ["offerIsRUPerMinuteThroughputEnabled"] = Value.False,
        ["offerAutopilotSettings"] = settings,
    });
}
