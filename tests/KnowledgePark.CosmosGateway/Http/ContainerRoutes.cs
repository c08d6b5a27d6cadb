using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary><c>/dbs/x/colls</c> and the ranges of a container.</summary>
internal static class ContainerRoutes
{
    private static readonly Lock Gate = new();

    public static Reply List(Call call, Database database) => call.Method switch
    {
        "GET" => Reply.Feed(database.Rid, "DocumentCollections", [.. database.Containers.Values.Select(c => c.Properties)]),
        "POST" when ResourceQuery.IsQuery(call) =>
            Reply.Feed(database.Rid, "DocumentCollections", ResourceQuery.Run(call, database.Containers.Values.Select(c => c.Properties))),
        "POST" => Create(call, database),
        _ => throw Router.Unknown(call),
    };

    public static Reply Single(Call call, Container container) => call.Method switch
    {
        "GET" => Of(200, container, 1),
        "PUT" => Replace(call, container),
        "DELETE" => Delete(call, container),
        _ => throw Router.Unknown(call),
    };

    /// <summary>The ranges as a feed: all at first, then, asked with the mark that came with them, 304, as they never split.</summary>
    public static Reply Ranges(Call call, Container container)
    {
        if (call.Method != "GET")
            throw Router.Unknown(call);
        const string mark = "\"1\"";
        if (call.Header(Headers.IfNoneMatch) == mark)
            return new Reply(304).With(Headers.ETag, mark).From(container);
        return Reply.Feed(container.Rid, "PartitionKeyRanges", container.RangesAsJson().Items).With(Headers.ETag, mark).From(container);
    }

    private static Reply Create(Call call, Database database)
    {
        var container = new Container(call.Account, database, call.Account.NextNumber(), call.Json());
        if (!database.Containers.TryAdd(container.Id, container))
            throw Refusal.Conflict();
        OfferRoutes.Make(call, container.Rid, container.Self, isNeeded: !call.Account.Offers.Values.Any(o => o.ResourceRid == database.Rid));
        return Of(201, container, 5);
    }

    private static Reply Replace(Call call, Container container)
    {
        lock (Gate)
        {
            if (call.Header(Headers.IfMatch) is { } wanted && wanted != container.ETag)
                throw Refusal.PreconditionFailed();
            container.Replace(call.Json());
            return Of(200, container, 10);
        }
    }

    private static Reply Delete(Call call, Container container)
    {
        container.Database.Containers.TryRemove(container.Id, out _);
        OfferRoutes.Remove(call, container.Rid);
        return new Reply(204).From(container);
    }

    private static Reply Of(int status, Container container, double charge) =>
        Reply.Json(status, container.Properties, charge).With(Headers.ETag, container.ETag).From(container).With("collection-partition-index", "0");
}
