using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests;

/// <summary>The compiled deployment: main, with the modules nested in it.</summary>
internal sealed class ArmTemplate(JsonObject root)
{
    public JsonObject Root { get; } = root;

    /// <summary>Every template: main and, below it, one a module.</summary>
    public IReadOnlyList<(string Module, JsonObject Template, JsonObject? Given)> Templates { get; } = [.. TemplatesIn("main", root, null)];

    /// <summary>Everything that is deployed, wherever it is nested.</summary>
    public IReadOnlyList<DeployedResource> Resources =>
        [.. Templates.SelectMany(t => ResourcesOf(t.Template).Where(r => !IsModule(r.Body)).Select(r => new DeployedResource(t.Module, r.Body, t.Template, t.Given)))];

    public IEnumerable<DeployedResource> Of(string type) => Resources.Where(r => r.Type == type);

    /// <summary>A copy, so that a test can spoil it.</summary>
    public ArmTemplate Copy() => new((JsonObject)Root.DeepClone());

    private static IEnumerable<(string, JsonObject, JsonObject?)> TemplatesIn(string module, JsonObject template, JsonObject? given)
    {
        yield return (module, template, given);
        foreach (var (name, body) in ResourcesOf(template).Where(r => IsModule(r.Body)))
        {
            foreach (var nested in TemplatesIn(name, (JsonObject)body["properties"]!["template"]!, (JsonObject?)body["properties"]!["parameters"])) // A module has a template.
                yield return nested;
        }
    }

    /// <summary>By symbolic name in main; a plain list, without names, in modules that read no existing resource.</summary>
    private static IEnumerable<(string Name, JsonObject Body)> ResourcesOf(JsonObject template) => template["resources"] switch
    {
        JsonObject named => named.Select(r => (r.Key, (JsonObject)r.Value!)).Where(r => r.Item2["existing"]?.GetValue<bool>() != true), // A resource is not null.
        JsonArray list => list.Select(r => ("", (JsonObject)r!)), // As above.
        _ => [],
    };

    private static bool IsModule(JsonObject body) => (string?)body["type"] == "Microsoft.Resources/deployments";
}
