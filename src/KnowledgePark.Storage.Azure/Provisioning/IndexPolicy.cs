using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Provisioning;

/// <summary>What the containers are and index. Nothing is indexed but what somebody asks for: each indexed path is paid with every write.</summary>
internal static class IndexPolicy
{
    public const string Records = "records";

    /// <summary>Where the record of an id lies; read by key only.</summary>
    public const string Signposts = "signposts";

    public const string PartitionKeyPath = "/partition";

    public static ContainerProperties OfRecords()
    {
        var policy = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true };
        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (var path in Orders.Indexed)
            policy.IncludedPaths.Add(new IncludedPath { Path = path });
        foreach (var composite in Orders.Composites)
            policy.CompositeIndexes.Add(new Collection<CompositePath>([.. composite.Select(p => new CompositePath { Path = p, Order = CompositePathSortOrder.Ascending })]));
        // On, and off for every document that does not say otherwise: what a removed record leaves behind does.
        return new ContainerProperties(Records, PartitionKeyPath) { IndexingPolicy = policy, DefaultTimeToLive = -1, PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2 };
    }

    public static ContainerProperties OfSignposts()
    {
        var policy = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true };
        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return new ContainerProperties(Signposts, PartitionKeyPath) { IndexingPolicy = policy, PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2 };
    }
}
