using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>How the Host runs: watched, told all that it needs, and given no secret.</summary>
internal static class AppRules
{
    private static readonly Dictionary<string, string> s_probes = new() { ["Startup"] = "/health/live", ["Liveness"] = "/health/live", ["Readiness"] = "/health/ready" };

    private static readonly string[] s_settings =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "AllowedHosts", "KnowledgePark__Store", "KnowledgePark__Cosmos__Endpoint", "KnowledgePark__Cosmos__Database",
        "KnowledgePark__Blobs__Endpoint", "KnowledgePark__Demo", "AZURE_CLIENT_ID", "APPLICATIONINSIGHTS_CONNECTION_STRING",
    ];

    public static TemplateRule ProbesAreThere { get; } = new("The app is asked whether it lives and is ready", template => Apps(template).SelectMany(app =>
        s_probes.Where(p => !Probes(app).Any(q => (string?)q["type"] == p.Key && PathOf(app, q) == p.Value)).Select(p => $"{app}: no {p.Key} probe of {p.Value}.")));

    public static TemplateRule ProbesBringAHostName { get; } = new("Probes bring a host name that the app answers to", template => Apps(template).SelectMany(app =>
        Probes(app).Where(p => (app.Resolve(app.Resolve(p["httpGet"])?["httpHeaders"]) as JsonArray)?.Any(h => (string?)h?["name"] == "Host" && (string?)h?["value"] == "localhost") != true)
            .Select(p => $"{app}: {p["type"]}")));

    public static TemplateRule SettingsAreComplete { get; } = new("The app is told all that it needs", template => Apps(template).SelectMany(app =>
        s_settings.Except(Settings(app).Select(s => (string?)s["name"])).Select(s => $"{app} is not told {s}.")));

    public static TemplateRule SettingsHoldNoSecret { get; } = new("No setting of the app is a secret", template => Apps(template).SelectMany(app =>
        Settings(app).Where(s => s["secretRef"] is not null).Select(s => $"{app}: {s["name"]}")
            .Concat(app.At("properties.configuration.secrets") is null ? [] : [$"{app} holds secrets."])));

    public static TemplateRule NoDemo { get; } = new("The app is not filled with the demo park", template => Apps(template)
        .Where(app => Settings(app).Any(s => (string?)s["name"] == "KnowledgePark__Demo" && (string?)s["value"] != "false")).Select(app => app.ToString()));

    public static TemplateRule ScalesByParameter { get; } = new("How many copies run is a parameter", template => Apps(template)
        .Where(app => new[] { "minReplicas", "maxReplicas" }.Any(n => app.Text($"properties.template.scale.{n}") != $"[parameters('{n}')]" || app.GivenText(n) != $"[parameters('{n}')]"))
        .Select(app => app.ToString()));

    public static TemplateRule PullsAsItself { get; } = new("The app pulls its image as its identity", template => Apps(template)
        .Where(app => app.At("properties.configuration.registries") is not JsonArray { Count: > 0 } registries || registries.Any(r => r?["identity"] is null || r["passwordSecretRef"] is not null))
        .Select(app => app.ToString()));

    public static JsonObject Container(DeployedResource app) => (JsonObject)((JsonArray)app.At("properties.template.containers")!)[0]!; // An app has a container.

    private static IEnumerable<DeployedResource> Apps(ArmTemplate template) => template.Of("Microsoft.App/containerApps");

    private static IEnumerable<JsonObject> Settings(DeployedResource app) => ((JsonArray?)Container(app)["env"] ?? []).OfType<JsonObject>();

    /// <summary>Without an image there is nothing to probe; with one, the variable's probes apply.</summary>
    private static IEnumerable<JsonObject> Probes(DeployedResource app) =>
        Container(app)["probes"]?.ToString() == "[if(empty(parameters('image')), createArray(), variables('probes'))]" ? ((JsonArray?)app.Template["variables"]?["probes"] ?? []).OfType<JsonObject>() : [];

    private static string? PathOf(DeployedResource app, JsonObject probe) => (string?)app.Resolve(probe["httpGet"])?["path"];
}
