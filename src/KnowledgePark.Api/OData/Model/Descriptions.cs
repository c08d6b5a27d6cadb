using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KnowledgePark.Api.OData.Model;

/// <summary>The doc comments of the core, read from the XML file that the compiler puts beside its assembly. They become the descriptions in $metadata.</summary>
internal sealed partial class Descriptions
{
    private readonly Dictionary<string, string> _members;

    private Descriptions(Dictionary<string, string> members) => _members = members;

    public static Descriptions Of(Assembly assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        if (!File.Exists(path))
            return new Descriptions([]);
        var members = XDocument.Load(path).Descendants("member");
        var texts = new Dictionary<string, string>();
        foreach (var member in members)
        {
            var name = (string?)member.Attribute("name") ?? "";
            if (member.Element("summary") is { } summary)
                texts[name] = Text(summary);
            // A positional record documents its properties as parameters.
            foreach (var parameter in name.StartsWith("T:", StringComparison.Ordinal) ? member.Elements("param") : [])
                texts[$"P:{name[2..]}.{(string?)parameter.Attribute("name")}"] = Text(parameter);
        }

        return new Descriptions(texts);
    }

    public string? OfType(Type type) => _members.GetValueOrDefault($"T:{type.FullName}");

    public string? OfProperty(PropertyInfo property) => _members.GetValueOrDefault($"P:{property.DeclaringType?.FullName}.{property.Name}");

    private static string Text(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { HasAttributes: true } reference => ((string?)reference.FirstAttribute ?? "").Split('(')[0].Split('.')[^1],
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
