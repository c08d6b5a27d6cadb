using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql;
using KnowledgePark.CosmosGateway.Sql.Running;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>A query over databases, containers or offers; all in one page.</summary>
internal static class ResourceQuery
{
    public static bool IsQuery(Call call) =>
        call.IsOn("x-ms-documentdb-isquery") || call.Header("Content-Type")?.StartsWith("application/query+json", StringComparison.OrdinalIgnoreCase) == true;

    public static IReadOnlyList<Value> Run(Call call, IEnumerable<Value> resources)
    {
        var spec = QuerySpec.Read(call.Body);
        var candidates = resources.Select((resource, index) => new Candidate(index, resource)).ToList();
        return new QueryRunner(spec, spec.Parse()).Run(candidates, int.MaxValue, int.MaxValue, null).Rows;
    }
}
