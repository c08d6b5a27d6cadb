using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary><c>/offers</c>: throughput, read and replaced. Nothing is ever throttled by it.</summary>
internal static class OfferRoutes
{
    private const string ManualHeader = "x-ms-offer-throughput";
    private const string AutoscaleHeader = "x-ms-cosmos-offer-autopilot-settings";

    public static Reply List(Call call) => call.Method switch
    {
        "GET" => Reply.Feed("", "Offers", [.. call.Account.Offers.Values.Select(o => o.Properties)]),
        "POST" when ResourceQuery.IsQuery(call) => Reply.Feed("", "Offers", ResourceQuery.Run(call, call.Account.Offers.Values.Select(o => o.Properties))),
        _ => throw Router.Unknown(call),
    };

    public static Reply Single(Call call, string id)
    {
        var offer = call.Account.Offers.GetValueOrDefault(id) ?? throw Refusal.NotFound();
        switch (call.Method)
        {
            case "GET": return Of(offer);
            case "PUT":
                offer.Content = call.Json().Member("content") is { Kind: Kind.Object } content ? Complete(content) : throw Refusal.BadRequest("The offer has no content.");
                return Of(offer);
            default: throw Router.Unknown(call);
        }
    }

    /// <summary>Gives a new resource the throughput that the request states; if it states none, the default one where one is needed.</summary>
    public static void Make(Call call, string rid, string self, bool isNeeded)
    {
        Value content;
        if (call.Header(AutoscaleHeader) is { } settings)
            content = Offer.Autoscale(ValueJson.Parse(settings));
        else if (call.Number(ManualHeader) is { } throughput)
            content = throughput >= 400 ? Offer.Manual(throughput) : throw Refusal.BadRequest("The offer should have a throughput of at least 400.");
        else if (isNeeded)
            content = Offer.Manual(call.Account.Options.DefaultThroughput);
        else
            return;
        var offer = new Offer(ResourceId.Offer(call.Account.NextNumber()), rid, self, content);
        call.Account.Offers[offer.Rid] = offer;
    }

    public static void Remove(Call call, string resourceRid)
    {
        foreach (var offer in call.Account.Offers.Values.Where(o => o.ResourceRid == resourceRid))
            call.Account.Offers.TryRemove(offer.Rid, out _);
    }

    private static Value Complete(Value content) =>
        content.Member("offerAutopilotSettings") is { Kind: Kind.Object } settings ? Offer.Autoscale(settings) : Offer.Manual(content.Member("offerThroughput").Whole);

    private static Reply Of(Offer offer) => Reply.Json(200, offer.Properties)
        .With(Headers.ETag, offer.Properties.Member("_etag").Text)
        .With("x-ms-offer-replace-pending", "false")
        .With("x-ms-cosmos-min-throughput", "400");
}
