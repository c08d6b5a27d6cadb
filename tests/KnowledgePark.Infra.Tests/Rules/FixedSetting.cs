namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>
/// A setting that every resource of a type has, written out: what is a parameter can be given another value by whoever deploys, and what is
/// left out has a default that may change.
/// </summary>
internal sealed record FixedSetting(string Type, string Path, string Value)
{
    public static IReadOnlyList<FixedSetting> All { get; } =
    [
        // Nobody holds a key.
        new("Microsoft.DocumentDB/databaseAccounts", "properties.disableLocalAuth", "true"),
        new("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "false"),
        new("Microsoft.ContainerRegistry/registries", "properties.adminUserEnabled", "false"),
        new("Microsoft.KeyVault/vaults", "properties.enableRbacAuthorization", "true"),
        new("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true"),
        new("Microsoft.Insights/components", "properties.DisableLocalAuth", "true"),
        new("Microsoft.App/managedEnvironments", "properties.appLogsConfiguration.destination", "azure-monitor"),
        new("Microsoft.App/containerApps", "identity.type", "UserAssigned"),
        // Nobody reads without signing in.
        new("Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", "false"),
        new("Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None"),
        new("Microsoft.ContainerRegistry/registries", "properties.anonymousPullEnabled", "false"),
        // Nothing goes in the clear.
        new("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2"),
        new("Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", "true"),
        new("Microsoft.DocumentDB/databaseAccounts", "properties.minimalTlsVersion", "Tls12"),
        new("Microsoft.App/containerApps", "properties.configuration.ingress.allowInsecure", "false"),
        // Nothing is booked twice, and nothing is lost.
        new("Microsoft.DocumentDB/databaseAccounts", "properties.enableMultipleWriteLocations", "false"),
        new("Microsoft.DocumentDB/databaseAccounts", "properties.consistencyPolicy.defaultConsistencyLevel", "Session"),
        new("Microsoft.DocumentDB/databaseAccounts", "properties.backupPolicy.type", "Continuous"),
        new("Microsoft.KeyVault/vaults", "properties.enablePurgeProtection", "true"),
        new("Microsoft.Storage/storageAccounts/blobServices", "properties.isVersioningEnabled", "true"),
        new("Microsoft.Storage/storageAccounts/blobServices", "properties.deleteRetentionPolicy.enabled", "true"),
        new("Microsoft.App/containerApps", "properties.configuration.ingress.external", "true"),
    ];

    public TemplateRule Rule => new($"{Path} of {Type} is {Value}", Faults);

    private IEnumerable<string> Faults(ArmTemplate template)
    {
        var resources = template.Of(Type).ToList();
        if (resources.Count == 0)
            yield return $"There is no {Type}.";
        foreach (var resource in resources.Where(r => !string.Equals(r.Literal(Path), Value, StringComparison.OrdinalIgnoreCase)))
            yield return $"{resource}: {Path} is {resource.At(Path)?.ToJsonString() ?? "not stated"}.";
    }
}
