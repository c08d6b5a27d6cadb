using System.Net;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Provisioning;

/// <summary>Makes what the store needs, and looks whether it is there.</summary>
internal sealed class Provisioner(CosmosClient client, string database, Attempts attempts)
{
    public async Task VerifyAsync(CancellationToken ct)
    {
        var account = await attempts.ReadAsync("verify", _ => client.ReadAccountAsync(), ct);
        if (account.Consistency.DefaultConsistencyLevel is ConsistencyLevel.Eventual or ConsistencyLevel.ConsistentPrefix)
            throw new StoreUnavailableException($"The account's consistency is '{account.Consistency.DefaultConsistencyLevel}'. A booking could be decided on what is out of date. Set it to Session or stronger.");
        if (account.WritableRegions.Count() > 1)
            throw new StoreUnavailableException("The account writes in several regions, where the last writer wins: two could book the same space. Turn multi-region writes off.");
        foreach (var wanted in new[] { IndexPolicy.OfRecords(), IndexPolicy.OfSignposts() })
        {
            var there = await attempts.ReadAsync("verify", token => ReadAsync(wanted.Id, token), ct)
                ?? throw new StoreUnavailableException($"There is no container '{wanted.Id}' in the database '{database}'. Run the verb 'provision' once, or deploy with the templates.");
            if (there.PartitionKeyPath != wanted.PartitionKeyPath)
                throw new StoreUnavailableException($"The container '{wanted.Id}' is divided by '{there.PartitionKeyPath}', not by '{wanted.PartitionKeyPath}'. It belongs to something else: choose another database.");
            if (Differences(there, wanted) is [var first, ..])
                throw new StoreUnavailableException($"The container '{wanted.Id}' is not as this version needs it: {first}. Run the verb 'provision', or deploy with the templates of this version.");
        }
    }

    public async Task<IReadOnlyList<string>> ProvisionAsync(int maxThroughput, CancellationToken ct)
    {
        var done = new List<string>();
        var made = await attempts.ReadAsync("provision", token => client.CreateDatabaseIfNotExistsAsync(database, ThroughputProperties.CreateAutoscaleThroughput(maxThroughput), cancellationToken: token), ct);
        if (made.StatusCode == HttpStatusCode.Created)
            done.Add($"made the database '{database}', up to {maxThroughput} request units a second");
        foreach (var wanted in new[] { IndexPolicy.OfRecords(), IndexPolicy.OfSignposts() })
        {
            var there = await attempts.ReadAsync("provision", token => ReadAsync(wanted.Id, token), ct);
            if (there is null)
            {
                await attempts.ReadAsync("provision", token => made.Database.CreateContainerIfNotExistsAsync(wanted, cancellationToken: token), ct);
                done.Add($"made the container '{wanted.Id}'");
            }
            else if (there.PartitionKeyPath != wanted.PartitionKeyPath)
            {
                throw new StoreUnavailableException($"The container '{wanted.Id}' is divided by '{there.PartitionKeyPath}'. It belongs to something else: choose another database.");
            }
            else if (Differences(there, wanted) is { Count: > 0 } differences)
            {
                there.IndexingPolicy = wanted.IndexingPolicy;
                there.DefaultTimeToLive = wanted.DefaultTimeToLive;
                await attempts.ReadAsync("provision", token => made.Database.GetContainer(wanted.Id).ReplaceContainerAsync(there, cancellationToken: token), ct);
                done.Add($"changed the container '{wanted.Id}': {string.Join(", ", differences)}");
            }
        }

        return done;
    }

    private async Task<ContainerProperties?> ReadAsync(string container, CancellationToken ct)
    {
        try
        {
            return (await client.GetContainer(database, container).ReadContainerAsync(cancellationToken: ct)).Resource;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static List<string> Differences(ContainerProperties there, ContainerProperties wanted)
    {
        var differences = new List<string>();
        if (!Paths(wanted.IndexingPolicy.IncludedPaths.Select(p => p.Path)).SetEquals(there.IndexingPolicy.IncludedPaths.Select(p => p.Path)))
            differences.Add("other paths are indexed");
        if (!Paths(wanted.IndexingPolicy.CompositeIndexes.Select(Sequence)).IsSubsetOf(there.IndexingPolicy.CompositeIndexes.Select(Sequence)))
            differences.Add("composite indices are missing");
        if (there.DefaultTimeToLive != wanted.DefaultTimeToLive)
            differences.Add("time to live is set otherwise");
        return differences;

        static HashSet<string> Paths(IEnumerable<string> paths) => [.. paths];

        static string Sequence(IEnumerable<CompositePath> composite) => string.Join(',', composite.Select(p => $"{p.Path} {p.Order}"));
    }
}
