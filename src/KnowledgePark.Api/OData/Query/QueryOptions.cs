using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.OData.Query;

/// <summary>The system query options of a request, with or without their dollar (OData 4.01 URL Conventions, 5.1). What this service does not offer is refused by name.</summary>
internal sealed class QueryOptions
{
    private static readonly HashSet<string> s_offered = ["$filter", "$select", "$orderby", "$top", "$skip", "$count", "$expand", "$search", "$skiptoken", "$format"];

    private static readonly HashSet<string> s_known =
        [.. s_offered, "$apply", "$compute", "$deltatoken", "$schemaversion", "$levels", "$index", "$id"];

    private readonly Dictionary<string, string> _values;

    private QueryOptions(Dictionary<string, string> values) => _values = values;

    public static readonly QueryOptions None = new([]);

    /// <summary>The options in the form that the library's parser takes.</summary>
    public IDictionary<string, string> Parsed => _values.Where(v => v.Key is not ("$format" or "$skiptoken")).ToDictionary();

    public string? this[string name] => _values.GetValueOrDefault(name);

    public static QueryOptions Of(IQueryCollection query)
    {
        var values = new Dictionary<string, string>();
        foreach (var (given, texts) in query)
        {
            var name = s_known.Contains("$" + given) ? "$" + given : given;
            if (!name.StartsWith('$'))
                continue;
            if (!s_offered.Contains(name))
                throw ODataFault.NotImplemented($"This service does not offer the query option '{Shorten(name)}'. It offers {string.Join(", ", s_offered)}.");
            if (texts.Count != 1 || !values.TryAdd(name, texts[0] ?? ""))
                throw ODataFault.BadRequest("invalid-query", $"The query option '{name}' is stated more than once.", name);
            if (values[name].Length > Limits.MaxOptionLength)
                throw ODataFault.BadRequest("query-too-long", $"The query option '{name}' has {values[name].Length} characters; at most {Limits.MaxOptionLength} are read.", name);
        }

        return new QueryOptions(values);
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
