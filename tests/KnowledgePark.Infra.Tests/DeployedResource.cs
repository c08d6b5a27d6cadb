using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests;

/// <summary>A resource of the compiled template.</summary>
/// <param name="Module">The module that makes it: a file of bicep/, or "main".</param>
/// <param name="Body">It, as ARM gets it.</param>
/// <param name="Template">The template that it stands in, for its parameters and variables.</param>
/// <param name="Given">What main passes for the template's parameters; null in main itself.</param>
internal sealed record DeployedResource(string Module, JsonObject Body, JsonObject Template, JsonObject? Given)
{
    public string Type => (string)Body["type"]!; // Every resource has one.

    public string Name => (string)Body["name"]!; // As above.

    public string? Scope => (string?)Body["scope"];

    public override string ToString() => $"{Type} '{Name}' of {Module}";

    /// <summary>What stands at a path below the resource, such as properties.locations; null if nothing.</summary>
    public JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)Body, (node, name) => (node as JsonObject)?[name]);

    /// <summary>The value at a path as text, whatever its type; null if there is none.</summary>
    public string? Text(string path) => At(path)?.ToString();

    /// <summary>The literal at a path as text; null if there is none or if it is an expression.</summary>
    public string? Literal(string path) => Text(path) is { } text && !text.StartsWith('[') ? text : null;

    /// <summary>What main passes for a parameter, as text.</summary>
    public string? GivenText(string parameter) => Given?[parameter]?["value"]?.ToString();

    /// <summary>The value at a path; where it is exactly one parameter or variable, what that stands for, as far up as main.</summary>
    public JsonNode? Resolved(string path) => Resolve(At(path));

    public JsonNode? Resolve(JsonNode? node)
    {
        if (node is not JsonValue value || value.ToString() is not { } text)
            return node;
        if (Named(text, "variables") is { } variable)
            return Resolve(Template["variables"]?[variable]);
        return Named(text, "parameters") is { } parameter ? Given?[parameter]?["value"] ?? Template["parameters"]?[parameter]?["defaultValue"] : node;
    }

    private static string? Named(string text, string what) =>
        text.StartsWith($"[{what}('", StringComparison.Ordinal) && text.EndsWith("')]", StringComparison.Ordinal) && text.Count(c => c == '\'') == 2
            ? text[(what.Length + 3)..^3]
            : null;
}
