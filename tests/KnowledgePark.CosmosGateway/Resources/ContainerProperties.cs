using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>Refuses container properties that the service would not take, or that the gateway would not live up to.</summary>
internal static class ContainerProperties
{
    /// <summary>Members that are kept and do what they say here, or are the service's own.</summary>
    private static readonly HashSet<string> Served = new(StringComparer.Ordinal)
    {
        "id", "partitionKey", "indexingPolicy", "defaultTtl", "conflictResolutionPolicy", "geospatialConfig",
        "_rid", "_ts", "_self", "_etag", "_docs", "_sprocs", "_triggers", "_udfs", "_conflicts",
    };

    /// <summary>The partition key definition, in its full form.</summary>
    public static Value Check(Value sent)
    {
        if (sent.Member("id").Kind != Kind.String)
            throw Refusal.BadRequest("The input container has no id.");
        ResourceNames.Check(sent.Member("id").Text);
        if (sent.Members.FirstOrDefault(m => !Served.Contains(m.Key) && m.Value.Kind != Kind.Null) is { Key: { } unserved })
            throw Refusal.NotImplemented($"the container property '{unserved}'");
        if (sent.Member("defaultTtl") is { IsDefined: true, Kind: not Kind.Null } ttl && !(ttl.IsWhole && ttl.Whole is -1 or > 0))
            throw Refusal.BadRequest("The defaultTtl must be -1 or a positive whole number.");
        var definition = sent.Member("partitionKey");
        if (definition.Member("paths") is not { Kind: Kind.Array, Items.Count: > 0 } paths)
            throw Refusal.BadRequest("The partition key definition has no path.");
        if (paths.Items.Count > 1 || definition.Member("kind") is { Kind: Kind.String } kind && kind.Text != "Hash")
            throw Refusal.NotImplemented("hierarchical partition keys");
        if (definition.Member("version") is { IsWhole: true, Whole: not 2 })
            throw Refusal.NotImplemented("partition keys of version 1");
        return Value.Of(new OrderedDictionary<string, Value>(StringComparer.Ordinal)
        {
            ["paths"] = paths,
            ["kind"] = Value.Of("Hash"),
            ["version"] = Value.Of(2),
        });
    }
}
