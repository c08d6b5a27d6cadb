using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;
using KnowledgePark.CosmosGateway.Sql;
using KnowledgePark.CosmosGateway.Sql.Indexing;
using KnowledgePark.CosmosGateway.Sql.Planning;
using KnowledgePark.CosmosGateway.Sql.Running;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>Queries over the documents of a container, the plain list of them, and query plans.</summary>
internal static class QueryRoute
{
    private const int DefaultPage = 100;
    private const int DynamicPage = 1000;

    /// <summary>4 MB: the service ends a page there.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly QuerySpec All = new("SELECT * FROM c", new Dictionary<string, Value>());

    public static Reply Run(Call call, Container container) => Run(call, container, QuerySpec.Read(call.Body));

    public static Reply ReadAll(Call call, Container container) => Run(call, container, All);

    public static Reply Plan(Call call, Container container)
    {
        var spec = QuerySpec.Read(call.Body);
        return Reply.Json(200, QueryPlan.Of(spec, spec.Parse(), container.PartitionKeyPath)).From(container);
    }

    private static Reply Run(Call call, Container container, QuerySpec spec)
    {
        var query = spec.Parse();
        if (call.Account.Options.EnforceIndexes)
            OrderRule.Check(query, container.Indexing);
        var target = Target.Of(call, container);
        var (readAt, stated) = SessionToken.Resolve(call, target.Range);
        var candidates = target.Documents(readAt).Select(d => new Candidate(d.Entry.Number, d.Version.Body)).ToList();
        var size = call.Number(Headers.MaxItemCount) switch { null or 0 => DefaultPage, < 0 => DynamicPage, { } asked => asked };
        var page = new QueryRunner(spec, query).Run(candidates, size, MaxBytes, call.Header(Headers.Continuation));
        var reply = Reply.Feed(container.Rid, "Documents", page.Rows);
        return reply
            .With(Headers.Charge, Charges.Query(page.Considered, reply.Body?.Length ?? 0))
            .With(Headers.Continuation, page.Continuation)
            .From(target.Range, stated);
    }
}
