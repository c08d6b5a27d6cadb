using System.Text;
using KnowledgePark.Storage.Azure.Provisioning;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>
/// The account knows no keys, so only a deployment can make or change a container. Its templates read what a container is from files, and these
/// files are what the store itself wants. UPDATE_GOLDENS=1 writes them anew.
/// </summary>
public sealed class DeployedContainersTests
{
    [Fact]
    public void The_records_are_deployed_as_the_store_wants_them() => Golden.CheckInRepository("bicep/records.json", Json(IndexPolicy.OfRecords()));

    [Fact]
    public void The_signposts_are_deployed_as_the_store_wants_them() => Golden.CheckInRepository("bicep/signposts.json", Json(IndexPolicy.OfSignposts()));

    /// <summary>In the words of Azure's resource model, one index a line, so that a diff shows which is new.</summary>
    private static string Json(ContainerProperties container)
    {
        var policy = container.IndexingPolicy;
        // What is not written below must not be wanted, or it would silently not be deployed.
        Assert.Empty(policy.SpatialIndexes);
        Assert.Empty(policy.VectorIndexes);
        Assert.Empty(policy.FullTextIndexes);
        Assert.Empty(container.UniqueKeyPolicy.UniqueKeys);
        Assert.Null(container.AnalyticalStoreTimeToLiveInSeconds);

        var json = new StringBuilder("{\n");
        json.Append($"  \"id\": \"{container.Id}\",\n");
        json.Append($"  \"partitionKey\": {{ \"kind\": \"Hash\", \"version\": 2, \"paths\": [\"{container.PartitionKeyPath}\"] }},\n");
        if (container.DefaultTimeToLive is { } seconds)
            json.Append($"  \"defaultTtl\": {seconds},\n");
        json.Append("  \"indexingPolicy\": {\n");
        json.Append($"    \"indexingMode\": \"{Lower(policy.IndexingMode)}\",\n    \"automatic\": {Lower(policy.Automatic)},\n");
        json.Append($"    \"includedPaths\": {List(policy.IncludedPaths.Select(p => Path(p.Path)))},\n");
        json.Append($"    \"excludedPaths\": {List(policy.ExcludedPaths.Select(p => Path(p.Path)))},\n");
        json.Append($"    \"compositeIndexes\": {List(policy.CompositeIndexes.Select(Composite))}\n");
        return json.Append("  }\n}\n").ToString();
    }

    private static string List(IEnumerable<string> items) => items.ToList() is { Count: > 0 } list ? $"[\n      {string.Join(",\n      ", list)}\n    ]" : "[]";

    private static string Path(string path) => $"{{ \"path\": \"{path}\" }}";

    private static string Composite(IEnumerable<CompositePath> paths) => $"[{string.Join(", ", paths.Select(p => $"{{ \"path\": \"{p.Path}\", \"order\": \"{Lower(p.Order)}\" }}"))}]";

    private static string Lower(object value) => value.ToString()?.ToLowerInvariant() ?? "";
}
