using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary><c>/dbs</c></summary>
internal static class DatabaseRoutes
{
    public static Reply List(Call call) => call.Method switch
    {
        "GET" => Reply.Feed("", "Databases", [.. call.Account.Databases.Values.Select(d => d.Properties)]),
        "POST" when ResourceQuery.IsQuery(call) => Reply.Feed("", "Databases", ResourceQuery.Run(call, call.Account.Databases.Values.Select(d => d.Properties))),
        "POST" => Create(call),
        _ => throw Router.Unknown(call),
    };

    public static Reply Single(Call call, Database database) => call.Method switch
    {
        "GET" => Reply.Json(200, database.Properties).With(Headers.ETag, database.Properties.Member("_etag").Text),
        "DELETE" => Delete(call, database),
        _ => throw Router.Unknown(call),
    };

    private static Reply Create(Call call)
    {
        var id = call.Json().Member("id") is { Kind: Kind.String } sent ? sent.Text : throw Refusal.BadRequest("The database has no id.");
        ResourceNames.Check(id);
        var database = new Database(call.Account, call.Account.NextNumber(), id);
        if (!call.Account.Databases.TryAdd(id, database))
            throw Refusal.Conflict();
        OfferRoutes.Make(call, database.Rid, database.Self, isNeeded: false);
        return Reply.Json(201, database.Properties, 5).With(Headers.ETag, database.Properties.Member("_etag").Text);
    }

    private static Reply Delete(Call call, Database database)
    {
        call.Account.Databases.TryRemove(database.Id, out _);
        foreach (var rid in database.Containers.Values.Select(c => c.Rid).Append(database.Rid))
            OfferRoutes.Remove(call, rid);
        return new Reply(204);
    }
}
