using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>How each rule can be broken, so that a test sees it noticed.</summary>
/// <param name="Rule">The rule that must notice.</param>
/// <param name="What">What is done to a good template.</param>
/// <param name="Spoil">Does it.</param>
internal sealed record Spoilt(TemplateRule Rule, string What, Action<ArmTemplate> Spoil)
{
    private const string Account = "Microsoft.DocumentDB/databaseAccounts";
    private const string Containers = Account + "/sqlDatabases/containers";
    private const string Role = "Microsoft.Authorization/roleAssignments";
    private const string DataRole = Account + "/sqlRoleAssignments";
    private const string Diagnostics = "Microsoft.Insights/diagnosticSettings";

    public static IReadOnlyList<Spoilt> All { get; } =
    [
        new(SecretRules.NoKeyIsAskedFor, "a setting reads a key", t => Env(t, "KnowledgePark__Store")["value"] = "[listKeys(resourceId('Microsoft.DocumentDB/databaseAccounts', 'x'), '2025-04-15').primaryMasterKey]"),
        new(SecretRules.NoKeyIsAskedFor, "an output reads credentials", t => Outputs(t)["x"] = Output("[reference('registry').listCredentials ('x').username]")),
        new(SecretRules.NoSecretIsGiven, "main takes a secure string", t => t.Root["parameters"]!["x"] = Typed("secureString")),
        new(SecretRules.NoSecretIsGiven, "a module takes a password", t => Module(t, "cosmos")["parameters"]!["adminPassword"] = Typed("string")),
        new(SecretRules.NoSecretIsShown, "a connection string by its name", t => Outputs(t)["connectionString"] = Output("x")),
        new(SecretRules.NoSecretIsShown, "a connection string by its value", t => Outputs(t)["x"] = Output("[reference('monitoring').outputs.ConnectionString.value]")),
        new(SecretRules.NoSecretIsShown, "a module's secure output", t => (Module(t, "cosmos")["outputs"] as JsonObject)!["x"] = Typed("secureObject")),
        new(StoreRules.OneRegionWrites, "a second region", t => Regions(t).Add(Regions(t)[0]!.DeepClone())),
        new(StoreRules.OneRegionWrites, "no region", t => Regions(t).Clear()),
        new(StoreRules.ContainersArePartitioned, "another partition key", t => Module(t, "cosmos")["variables"]!["$fxv#0"]!["partitionKey"]!["paths"]![0] = "/id"),
        new(StoreRules.ContainersArePartitioned, "no signposts", t => Remove(t, Containers, 1)),
        new(StoreRules.ThroughputScales, "a fixed throughput", t => The(t, Account + "/sqlDatabases")["properties"]!["options"]!["autoscaleSettings"]!["maxThroughput"] = 4000),
        new(StoreRules.BackupTierIsAParameter, "another tier than asked for", t => Given(t, "cosmos")["backupTier"]!["value"] = "Continuous7Days"),
        new(RoleRules.OnlyTheIdentity, "a role for somebody", t => The(t, Role)["properties"]!["principalId"] = "6d0a9a8c-0000-4000-8000-000000000000"),
        new(RoleRules.OnlyTheIdentity, "a data role for somebody", t => Given(t, "cosmos")["principalId"]!["value"] = "[parameters('operatorId')]"),
        new(RoleRules.OnlyKnownRoles, "the owner's role", t => The(t, Role)["properties"]!["roleDefinitionId"] = "[subscriptionResourceId('x', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635')]"),
        new(RoleRules.OnlyKnownRoles, "a role on the whole group", t => The(t, Role).Remove("scope")),
        new(RoleRules.OnlyKnownRoles, "a role on more than it needs", t => The(t, Role, 3)["scope"] = "[resourceId('Microsoft.Storage/storageAccounts', parameters('name'))]"),
        new(RoleRules.EveryRole, "one role less", t => Remove(t, Role, 0)),
        new(RoleRules.RecordsButNoContainers, "no data role", t => Remove(t, DataRole, 0)),
        new(RoleRules.RecordsButNoContainers, "only the reader's data role", t => The(t, DataRole)["properties"]!["roleDefinitionId"] = "[format('{0}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001', 'x')]"),
        .. Enumerable.Range(0, 7).Select(i => new Spoilt(DiagnosticRules.EveryPartIsWatched, $"diagnostic setting {i} is gone", t => Remove(t, Diagnostics, i))),
        new(DiagnosticRules.AllToOneWorkspace, "another workspace", t => The(t, Diagnostics)["properties"]!["workspaceId"] = "/subscriptions/x"),
        new(DiagnosticRules.AllToOneWorkspace, "main hands over another workspace", t => Given(t, "storage")["workspaceId"]!["value"] = "/subscriptions/x"),
        new(DiagnosticRules.AllToOneWorkspace, "nothing is sent", t => The(t, Diagnostics, 6)["properties"]!["metrics"]![0]!["enabled"] = false),
        new(DiagnosticRules.EveryTypeIsSorted, "a cache", t => The(t, Role)["type"] = "Microsoft.Cache/redis"),
        new(AppRules.ProbesAreThere, "no liveness probe", t => Probes(t).RemoveAt(1)),
        new(AppRules.ProbesAreThere, "readiness asks whether it lives", t => Probes(t)[2]!["httpGet"] = "[variables('live')]"),
        new(AppRules.ProbesAreThere, "never any probe", t => AppRules.Container(App(t))["probes"] = new JsonArray()),
        new(AppRules.ProbesBringAHostName, "no host name", t => (Module(t, "app")["variables"]!["ready"] as JsonObject)!.Remove("httpHeaders")),
        new(AppRules.SettingsAreComplete, "no database", t => Env(t, "KnowledgePark__Cosmos__Endpoint")["name"] = "Cosmos__Endpoint"),
        new(AppRules.SettingsHoldNoSecret, "a setting out of the secrets", t => Env(t, "KnowledgePark__Store")["secretRef"] = "x"),
        new(AppRules.SettingsHoldNoSecret, "secrets", t => App(t).Body["properties"]!["configuration"]!["secrets"] = new JsonArray()),
        new(AppRules.NoDemo, "the demo park", t => Env(t, "KnowledgePark__Demo")["value"] = "true"),
        new(AppRules.ScalesByParameter, "always one copy", t => App(t).Body["properties"]!["template"]!["scale"]!["minReplicas"] = 1),
        new(AppRules.PullsAsItself, "a password for the registry", t => App(t).Body["properties"]!["configuration"]!["registries"]![0]!["passwordSecretRef"] = "x"),
    ];

    public override string ToString() => $"{What} ({Rule})";

    // Everything below stands in a good template, or the test that uses it fails: hence no null.
    private static JsonObject Module(ArmTemplate t, string name) => t.Templates.Single(m => m.Module == name).Template;

    private static JsonObject Given(ArmTemplate t, string name) => t.Templates.Single(m => m.Module == name).Given!;

    private static JsonObject Outputs(ArmTemplate t) => (JsonObject)t.Root["outputs"]!;

    private static JsonObject Output(string value) => new() { ["type"] = "string", ["value"] = value };

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonObject The(ArmTemplate t, string type, int index = 0) => t.Of(type).ElementAt(index).Body;

    private static JsonArray Regions(ArmTemplate t) => (JsonArray)The(t, Account)["properties"]!["locations"]!;

    private static DeployedResource App(ArmTemplate t) => t.Of("Microsoft.App/containerApps").Single();

    private static JsonArray Probes(ArmTemplate t) => (JsonArray)Module(t, "app")["variables"]!["probes"]!;

    private static JsonObject Env(ArmTemplate t, string name) => ((JsonArray)AppRules.Container(App(t))["env"]!).OfType<JsonObject>().Single(e => (string?)e["name"] == name);

    private static void Remove(ArmTemplate t, string type, int index)
    {
        var body = The(t, type, index);
        if (body.Parent is JsonArray list)
            list.Remove(body);
        else
            ((JsonObject)body.Parent!).Remove(body.GetPropertyName());
    }
}
