using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>The deployment asks for no key, is given none and shows none.</summary>
internal static partial class SecretRules
{
    public static TemplateRule NoKeyIsAskedFor { get; } = new("No key is asked for", template => Texts(template.Root)
        .Where(t => Asking().IsMatch(t)).Select(t => $"A key is read: {t}"));

    public static TemplateRule NoSecretIsGiven { get; } = new("No secret is given", template => template.Templates
        .SelectMany(t => Members(t.Template, "parameters").Where(p => IsSecure(p.Value) || Secret().IsMatch(p.Name)).Select(p => $"Parameter '{p.Name}' of {t.Module}")));

    public static TemplateRule NoSecretIsShown { get; } = new("No secret is shown", template => template.Templates
        .SelectMany(t => Members(t.Template, "outputs")
            .Where(o => IsSecure(o.Value) || Secret().IsMatch(o.Name) || Secret().IsMatch(o.Value["value"]?.ToString() ?? ""))
            .Select(o => $"Output '{o.Name}' of {t.Module}")));

    private static bool IsSecure(JsonObject member) => ((string?)member["type"])?.StartsWith("secure", StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<(string Name, JsonObject Value)> Members(JsonObject template, string what) =>
        (template[what] as JsonObject ?? []).Select(m => (m.Key, (JsonObject)m.Value!)); // A parameter and an output are objects.

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Texts(m.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => [value.ToString()],
        _ => [],
    };

    /// <summary>listKeys, listSecrets, listAccountSas, listCredentials, …: every way in which ARM hands out a key begins so.</summary>
    [GeneratedRegex(@"\blist[A-Z]\w*\s*\(")]
    private static partial Regex Asking();

    [GeneratedRegex("secret|password|connection_?-?string|(access|account|primary|secondary|shared|api|instrumentation)_?-?key|sas_?token", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
