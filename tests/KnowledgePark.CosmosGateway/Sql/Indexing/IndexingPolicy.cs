using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Indexing;

/// <summary>Which paths a container's policy indexes, and its composite indexes. Paths are written <c>/record/name</c>.</summary>
internal sealed class IndexingPolicy
{
    private readonly IReadOnlyList<(string Prefix, bool IsOpen, bool IsIncluded)> _paths;

    public IndexingPolicy(Value policy)
    {
        IsOn = policy.Member("indexingMode") is not { Kind: Kind.String } mode || !mode.Text.Equals("none", StringComparison.OrdinalIgnoreCase);
        _paths =
        [
            .. Items(policy.Member("includedPaths")).Select(p => Path(p, isIncluded: true)),
            .. Items(policy.Member("excludedPaths")).Select(p => Path(p, isIncluded: false)),
        ];
        Composites =
        [
            .. Items(policy.Member("compositeIndexes")).Select(c => (IReadOnlyList<(string, bool)>)
                [.. Items(c).Select(k => (Clean(k.Member("path").Text), k.Member("order") is { Kind: Kind.String, Text: "descending" }))]),
        ];
    }

    public bool IsOn { get; }

    public IReadOnlyList<IReadOnlyList<(string Path, bool IsDescending)>> Composites { get; }

    /// <summary>A policy as the service completes it: everything is indexed if none is given, and _etag never is.</summary>
    public static Value Complete(Value sent)
    {
        var policy = sent.Kind == Kind.Object ? sent : ValueJson.Parse("""{"includedPaths":[{"path":"/*"}],"excludedPaths":[]}""");
        var excluded = Items(policy.Member("excludedPaths"));
        var members = new OrderedDictionary<string, Value>(policy.Members, StringComparer.Ordinal);
        members.TryAdd("indexingMode", Value.Of("consistent"));
        members.TryAdd("automatic", Value.True);
        if (!excluded.Any(p => Clean(p.Member("path").Text) == "/_etag/?"))
            members["excludedPaths"] = Value.Of([.. excluded, ValueJson.Parse("""{"path":"/\"_etag\"/?"}""")]);
        return Value.Of(members);
    }

    /// <summary>The longest path that fits decides; id and _ts are always indexed.</summary>
    public bool Indexes(string path)
    {
        if (!IsOn)
            return false;
        if (path is "/id" or "/_ts")
            return true;
        var fitting = _paths
            .Where(p => p.Prefix == path || (p.IsOpen && (p.Prefix.Length == 0 || path.StartsWith(p.Prefix + "/", StringComparison.Ordinal))))
            .OrderByDescending(p => p.Prefix.Length).ThenBy(p => p.IsOpen);
        return fitting.FirstOrDefault().IsIncluded;
    }

    private static (string Prefix, bool IsOpen, bool IsIncluded) Path(Value sent, bool isIncluded)
    {
        var path = Clean(sent.Member("path").Text);
        var isOpen = path.EndsWith("/*", StringComparison.Ordinal);
        return (isOpen || path.EndsWith("/?", StringComparison.Ordinal) ? path[..^2] : path, isOpen, isIncluded);
    }

    private static string Clean(string path) => path.Replace("\"", "", StringComparison.Ordinal);

    private static IReadOnlyList<Value> Items(Value value) => value.Kind == Kind.Array ? value.Items : [];
}
