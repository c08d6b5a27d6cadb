using KnowledgePark.CosmosGateway.Batches;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary><c>/dbs/x/colls/y/docs</c></summary>
internal static class DocumentRoutes
{
    /// <summary>Headers that ask for something the gateway would otherwise pass over in silence.</summary>
    private static readonly string[] Unserved =
    [
        "x-ms-documentdb-pre-trigger-include", "x-ms-documentdb-post-trigger-include", "x-ms-indexing-directive", "x-ms-dedicatedgateway-max-age",
        "x-ms-cosmos-is-cluster-wide-query",
    ];

    public static async Task<Reply> ListAsync(Call call, Container container)
    {
        Refuse(call, container);
        if (call.Method == "GET")
            return call.Header(Headers.Incremental) is null ? QueryRoute.ReadAll(call, container) : ChangeFeedRoute.Read(call, container);
        if (call.Method != "POST")
            throw Router.Unknown(call);
        if (call.IsOn("x-ms-cosmos-is-query-plan-request"))
            return QueryRoute.Plan(call, container);
        if (ResourceQuery.IsQuery(call))
            return QueryRoute.Run(call, container);
        if (call.IsOn("x-ms-cosmos-is-batch-request"))
            return await BatchRoute.RunAsync(call, container);
        return call.IsOn("x-ms-documentdb-is-upsert")
            ? Write(call, container, operations => operations.Upsert(call.Body, call.Header(Headers.IfMatch)))
            : Write(call, container, operations => call.Header(Headers.IfMatch) is null ? operations.Create(call.Body) : throw Refusal.NotImplemented("If-Match on a create"));
    }

    public static Reply Single(Call call, Container container, string id)
    {
        Refuse(call, container);
        var ifMatch = call.Header(Headers.IfMatch);
        return call.Method switch
        {
            "GET" => Read(call, container, id),
            "PUT" => Write(call, container, operations => operations.Replace(id, call.Body, ifMatch)),
            "DELETE" => Write(call, container, operations => operations.Delete(id, ifMatch)),
            "PATCH" => throw Refusal.NotImplemented("patch"),
            _ => throw Router.Unknown(call),
        };
    }

    /// <summary>The key that the request states; an operation on one document must have one.</summary>
    public static PartitionKey KeyOf(Call call) => call.Header(Headers.PartitionKey) is { } header
        ? PartitionKey.Read(header)
        : throw Refusal.BadRequest("PartitionKey value must be supplied for this operation.");

    private static Reply Read(Call call, Container container, string id)
    {
        var key = KeyOf(call);
        var range = container.RangeOf(key);
        var (readAt, stated) = SessionToken.Resolve(call, range);
        try
        {
            return Of(DocumentOperations.Read(range.Find(key, id, readAt)?.Version, call.Header(Headers.IfNoneMatch))).From(range, stated);
        }
        catch (Refusal refusal)
        {
            throw new LocatedRefusal(refusal, range, stated);
        }
    }

    private static Reply Write(Call call, Container container, Func<DocumentOperations, Outcome> write)
    {
        var key = KeyOf(call);
        var range = container.RangeOf(key);
        try
        {
            var (outcome, lsn) = range.Write(writing => write(new DocumentOperations(writing, range, key)));
            return Of(outcome, isBare: call.Header("Prefer") == "return=minimal").From(range, lsn);
        }
        catch (Refusal refusal)
        {
            throw new LocatedRefusal(refusal, range, range.Lsn);
        }
    }

    private static Reply Of(Outcome outcome, bool isBare = false) => new Reply(outcome.Status, isBare ? null : outcome.Version?.Utf8)
        .With(Headers.ETag, outcome.Version?.ETag)
        .With(Headers.Charge, outcome.Charge);

    private static void Refuse(Call call, Container container)
    {
        // A client that has cached a container of this name which is gone: it looks again and comes back.
        if (call.Header("x-ms-cosmos-intended-collection-rid") is { } intended && intended != container.Rid)
            throw Refusal.BadRequest("The container of this name is another one now.", 1024);
        var isRead = call.Method == "GET" || ResourceQuery.IsQuery(call) || call.IsOn("x-ms-cosmos-is-query-plan-request");
        if (!isRead && call.Header(Headers.IfNoneMatch) is not null)
            throw Refusal.NotImplemented("If-None-Match on a write");
        if (Unserved.FirstOrDefault(h => call.Header(h) is not null and not "False" and not "false") is { } header)
            throw Refusal.NotImplemented($"the header {header}");
    }
}
