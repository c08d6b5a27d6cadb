namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>Who may do what: one identity, the roles it needs and no more.</summary>
internal static class RoleRules
{
    private const string Assignment = "Microsoft.Authorization/roleAssignments";
    private const string DataAssignment = "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments";
    private const string TheIdentity = "[reference('identity').outputs.principalId.value]";

    /// <summary>By the id that Azure gave it: the role, and what it is held on.</summary>
    private static readonly Dictionary<string, (string Role, string On)> s_roles = new()
    {
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("Monitoring Metrics Publisher", "Microsoft.Insights/components'"),
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = ("AcrPull", "Microsoft.ContainerRegistry/registries'"),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("Key Vault Secrets User", "Microsoft.KeyVault/vaults'"),
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = ("Storage Blob Data Contributor", "Microsoft.Storage/storageAccounts/blobServices/containers'"),
        ["db58b8e5-c6ad-4a2a-8342-4190687cbf4a"] = ("Storage Blob Delegator", "Microsoft.Storage/storageAccounts'"),
    };

    public static TemplateRule OnlyTheIdentity { get; } = new("Roles are given to the app's identity only", template => Assignments(template)
        .Where(a => a.Text("properties.principalId") != "[parameters('principalId')]" || a.GivenText("principalId") != TheIdentity)
        .Select(a => $"{a} is given to {a.Given?["principalId"]?["value"] ?? a.At("properties.principalId")}."));

    public static TemplateRule OnlyKnownRoles { get; } = new("Each role is known, and held on one part", template => template.Of(Assignment)
        .Where(a => RoleOf(a) is not { } role || a.Scope?.Contains($"resourceId('{role.On}", StringComparison.Ordinal) != true)
        .Select(a => $"{a}: {a.Resolved("properties.roleDefinitionId")} on {a.Scope ?? "a whole group"}."));

    public static TemplateRule EveryRole { get; } = new("The app has every role that it needs", template => s_roles.Values
        .Except(template.Of(Assignment).Select(RoleOf).OfType<(string Role, string On)>()).Select(r => $"{r.Role} is not given."));

    public static TemplateRule RecordsButNoContainers { get; } = new("The app reads and writes records, and may do nothing else with the database", template =>
        template.Of(DataAssignment).ToList() is [var one]
            ? (one.Text("properties.roleDefinitionId"))?.Contains("/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'", StringComparison.Ordinal) == true ? [] : [$"{one}: {one.At("properties.roleDefinitionId")}"]
            : ["There is not exactly one data role."]);

    private static IEnumerable<DeployedResource> Assignments(ArmTemplate template) => template.Of(Assignment).Concat(template.Of(DataAssignment));

    private static (string Role, string On)? RoleOf(DeployedResource assignment) =>
        assignment.Resolved("properties.roleDefinitionId")?.ToString() is { } text && s_roles.FirstOrDefault(r => text.Contains(r.Key, StringComparison.Ordinal)) is { Key: not null } found ? found.Value : null;
}
