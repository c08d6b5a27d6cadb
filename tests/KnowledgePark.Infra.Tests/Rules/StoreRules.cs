using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>What the proof that nothing is booked twice asks of the database, beyond its fixed settings.</summary>
internal static class StoreRules
{
    private const string Container = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers";

    private static readonly string[] s_containers = ["records", "signposts"];

    public static TemplateRule OneRegionWrites { get; } = new("One region holds the database", template => template.Of("Microsoft.DocumentDB/databaseAccounts")
        .Where(a => a.At("properties.locations") is not JsonArray { Count: 1 } regions || regions[0]?["failoverPriority"]?.ToString() != "0")
        .Select(a => $"{a}: {a.At("properties.locations")?.ToJsonString()}"));

    public static TemplateRule ContainersArePartitioned { get; } = new("The containers are there, partitioned by /partition", template =>
    [
        .. s_containers.Except(template.Of(Container).Select(IdOf)).Select(id => $"There is no container '{id}'."),
        .. template.Of(Container).Where(c => Definition(c)?["partitionKey"]?["paths"]?.ToJsonString() != """["/partition"]""").Select(c => $"{c} is partitioned otherwise."),
    ]);

    public static TemplateRule ThroughputScales { get; } = new("The database's throughput scales up to the parameter", template =>
        template.Of("Microsoft.DocumentDB/databaseAccounts/sqlDatabases")
            .Where(d => d.GivenText("maxThroughput") != "[parameters('maxThroughput')]" || d.Text("properties.options.autoscaleSettings.maxThroughput") != "[parameters('maxThroughput')]")
            .Select(d => d.ToString()));

    public static TemplateRule BackupTierIsAParameter { get; } = new("The backup's tier is the parameter", template => template.Of("Microsoft.DocumentDB/databaseAccounts")
        .Where(a => a.Text("properties.backupPolicy.continuousModeProperties.tier") != "[parameters('backupTier')]" || a.GivenText("backupTier") != "[parameters('backupTier')]")
        .Select(a => a.ToString()));

    /// <summary>What a container is, as it is deployed.</summary>
    public static JsonNode? DefinitionOf(ArmTemplate template, string container) => Definition(template.Of(Container).Single(c => IdOf(c) == container));

    private static JsonNode? Definition(DeployedResource container) => container.Resolved("properties.resource");

    private static string? IdOf(DeployedResource container) => Definition(container)?["id"]?.ToString();
}
