using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>What every part does is seen in one workspace.</summary>
internal static class DiagnosticRules
{
    private const string Setting = "Microsoft.Insights/diagnosticSettings";

    private static readonly string[] s_watched =
    [
        "Microsoft.DocumentDB/databaseAccounts", "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.ContainerRegistry/registries", "Microsoft.KeyVault/vaults",
        "Microsoft.App/managedEnvironments", "Microsoft.App/containerApps", "Microsoft.OperationalInsights/workspaces",
    ];

    /// <summary>These have nothing to send, are a part of one that sends, or (Application Insights) keep all they have in the workspace anyway.</summary>
    private static readonly string[] s_silent =
    [
        Setting, "Microsoft.Authorization/roleAssignments", "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments", "Microsoft.DocumentDB/databaseAccounts/sqlDatabases",
        "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers", "Microsoft.Insights/components", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Resources/resourceGroups",
        "Microsoft.Storage/storageAccounts", "Microsoft.Storage/storageAccounts/blobServices/containers", "Microsoft.Storage/storageAccounts/managementPolicies",
    ];

    public static TemplateRule EveryPartIsWatched { get; } = new("Every part sends its diagnostics", template => template.Resources
        .Where(r => s_watched.Contains(r.Type) && !template.Of(Setting).Any(s => s.Module == r.Module && IsOn(s, r)))
        .Select(r => $"{r} sends none."));

    public static TemplateRule AllToOneWorkspace { get; } = new("All diagnostics go to one workspace, and hold something", template => template.Of(Setting)
        .Where(s => !IsTheWorkspace(s) || !HasEnabled(s.At("properties.logs")) && !HasEnabled(s.At("properties.metrics")))
        .Select(s => s.ToString()));

    public static TemplateRule EveryTypeIsSorted { get; } = new("It is said of every type whether it has diagnostics", template => template.Resources
        .Select(r => r.Type).Distinct().Except(s_watched).Except(s_silent).Select(t => $"{t} is new here: does it send diagnostics?"));

    private static bool IsOn(DeployedResource setting, DeployedResource resource) => setting.Scope?.StartsWith($"[resourceId('{resource.Type}',", StringComparison.Ordinal) == true;

    private static bool IsTheWorkspace(DeployedResource setting) =>
        setting.Text("properties.workspaceId") is var id && (setting.Module == "monitoring"
            ? id?.StartsWith("[resourceId('Microsoft.OperationalInsights/workspaces'", StringComparison.Ordinal) == true
            : id == "[parameters('workspaceId')]" && setting.GivenText("workspaceId") == "[reference('monitoring').outputs.workspaceId.value]");

    private static bool HasEnabled(JsonNode? categories) => categories is JsonArray list && list.Any(c => c?["enabled"]?.GetValue<bool>() == true);
}
