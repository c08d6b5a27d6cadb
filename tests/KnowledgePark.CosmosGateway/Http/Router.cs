namespace KnowledgePark.CosmosGateway.Http;

/// <summary>Which part of the gateway answers which path. A path that is not here is refused.</summary>
internal static class Router
{
    public static async Task<Reply> RouteAsync(Call call, Uri endpoint)
    {
        var path = call.Path;
        switch (path)
        {
            case []: return AccountRoutes.Read(call, endpoint);
            case ["dbs"]: return DatabaseRoutes.List(call);
            case ["offers"]: return OfferRoutes.List(call);
            case ["offers", var id]: return OfferRoutes.Single(call, id);
            default: break;
        }

        if (path[0] != "dbs")
            throw Unknown(call);
        var database = call.Account.Find(path[1]) ?? throw Refusal.NotFound();
        if (path.Count == 2)
            return DatabaseRoutes.Single(call, database);
        if (path[2] != "colls")
            throw Unknown(call);
        if (path.Count == 3)
            return ContainerRoutes.List(call, database);
        var container = database.Find(path[3]) ?? throw Refusal.NotFound();
        return path.Skip(4).ToArray() switch
        {
            [] => ContainerRoutes.Single(call, container),
            ["pkranges"] => ContainerRoutes.Ranges(call, container),
            ["docs"] => await DocumentRoutes.ListAsync(call, container),
            ["docs", var id] => DocumentRoutes.Single(call, container, id),
            _ => throw Unknown(call),
        };
    }

    public static Refusal Unknown(Call call) => Refusal.NotImplemented($"{call.Method} {call.Target}");
}
