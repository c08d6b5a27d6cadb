namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>Every rule of the deployment. A new one also says in Spoilt how it is broken.</summary>
internal static class AllRules
{
    public static IReadOnlyDictionary<string, TemplateRule> ByClaim { get; } = new[]
    {
        SecretRules.NoKeyIsAskedFor, SecretRules.NoSecretIsGiven, SecretRules.NoSecretIsShown,
        StoreRules.OneRegionWrites, StoreRules.ContainersArePartitioned, StoreRules.ThroughputScales, StoreRules.BackupTierIsAParameter,
        RoleRules.OnlyTheIdentity, RoleRules.OnlyKnownRoles, RoleRules.EveryRole, RoleRules.RecordsButNoContainers,
        DiagnosticRules.EveryPartIsWatched, DiagnosticRules.AllToOneWorkspace, DiagnosticRules.EveryTypeIsSorted,
        AppRules.ProbesAreThere, AppRules.ProbesBringAHostName, AppRules.SettingsAreComplete, AppRules.SettingsHoldNoSecret, AppRules.NoDemo, AppRules.ScalesByParameter,
        AppRules.PullsAsItself,
    }.ToDictionary(r => r.Claim);
}
