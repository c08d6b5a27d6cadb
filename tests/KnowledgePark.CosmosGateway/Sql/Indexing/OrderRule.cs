using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql.Syntax;

namespace KnowledgePark.CosmosGateway.Sql.Indexing;

/// <summary>Refuses an ORDER BY that the service could not serve from an index of the container, in the service's words.</summary>
internal static class OrderRule
{
    public static void Check(Query query, IndexingPolicy policy)
    {
        if (query.OrderBy.Count == 0)
            return;
        var keys = query.OrderBy.Select(o => (Path: PathOf(o.Key, query), o.IsDescending)).ToList();
        if (keys.Count > 1 ? !policy.IsOn : !policy.Indexes(keys[0].Path))
            throw Errors("The index path corresponding to the specified order-by item is excluded.");
        if (keys.Count > 1 && !policy.Composites.Any(c => Serves(c, keys)))
            throw Errors("The order by query does not have a corresponding composite index that it can be served from.");
    }

    /// <summary>The same paths in the same sequence, with all directions as in the index or all turned round.</summary>
    private static bool Serves(IReadOnlyList<(string Path, bool IsDescending)> index, List<(string Path, bool IsDescending)> keys) =>
        index.Count == keys.Count
        && index.Zip(keys).All(p => p.First.Path == p.Second.Path)
        && index.Zip(keys).Select(p => p.First.IsDescending == p.Second.IsDescending).Distinct().Count() == 1;

    private static string PathOf(Expression key, Query query)
    {
        var names = new Stack<string>();
        while (key is Expression.Member { Key: Expression.Literal { Value: { Kind: Kind.String } name } } member)
        {
            names.Push(name.Text);
            key = member.Of;
        }

        if (key is not Expression.Alias alias || names.Count == 0)
            throw Refusal.Query("SC2206", "Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.");
        if (query.Sources[0].Path is not null || alias.Name != query.Sources[0].Alias)
            throw Errors("Order-by over correlated collections is not supported.");
        return "/" + string.Join('/', names);
    }

    private static Refusal Errors(string text) => Refusal.BadRequest($$"""{"Errors":[{{Value.Of(text).ToJson()}}]}""");
}
