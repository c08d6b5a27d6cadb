using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using KnowledgePark.Api.OData.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace KnowledgePark.Api.OData;

/// <summary>Turns the address after /odata into the library's path segments.</summary>
internal sealed class ODataPathParser(ODataModel model)
{
    private static readonly Uri s_root = new("http://localhost/odata/");

    /// <summary>The plain addresses of sets, which most requests have.</summary>
    private readonly ConcurrentDictionary<string, ODataPath> _sets = new();

    public ODataPath Parse(HttpRequest request, string path)
    {
        if (_sets.TryGetValue(path, out var known))
            return known;
        if (path.Length > 4000)
            throw ODataFault.BadRequest("invalid-address", "The address is too long.");
        var parsed = Parsed(WithArguments(path, request));
        if (parsed.Count == 1 && parsed.FirstSegment is EntitySetSegment)
            _sets[path] = parsed;
        return parsed;
    }

    private ODataPath Parsed(string path)
    {
        try
        {
            var parser = new ODataUriParser(model.Edm, s_root, new Uri(s_root, Escaped(path)))
            {
                UrlKeyDelimiter = ODataUrlKeyDelimiter.Slash,
                Resolver = new UnqualifiedODataUriResolver(),
            };
            return parser.ParsePath();
        }
        catch (ODataUnrecognizedPathException)
        {
            throw ODataFault.NotFound($"/odata/{Shorten(path)}");
        }
        catch (Exception e) when (e is ODataException or UriFormatException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw ODataFault.BadRequest("invalid-address", $"The address /odata/{Shorten(path)} cannot be read. Keys are written spaces('id') or spaces/id; function arguments name(x=1,y='text').");
        }
    }

    /// <summary>
    /// The arguments of a function may stand in the query (OData URL Conventions 4.01, 4.6 'implicit parameter aliases'):
    /// spaces/findAvailable?minutes=60 is spaces/findAvailable(minutes=60).
    /// </summary>
    private string WithArguments(string path, HttpRequest request)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (model.Function(name) is not { } function)
            return path;
        var text = new StringBuilder(path).Append('(');
        foreach (var parameter in function.Parameters)
        {
            if (request.Query[parameter.Name] is not [{ } value])
                continue;
            if (text[^1] != '(')
                text.Append(',');
            text.Append(parameter.Name).Append('=').Append(parameter.Type == typeof(string) ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : Literal(value));
        }

        return text.Append(')').ToString();
    }

    /// <summary>A plus in an offset reaches us as a space when a client forgot to escape it; no literal has a space.</summary>
    private static string Literal(string value) => value.Replace(' ', '+');

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Shorten(string path) => path.Length <= 80 ? path : string.Create(CultureInfo.InvariantCulture, $"{path.AsSpan(0, 80)}…");
}
