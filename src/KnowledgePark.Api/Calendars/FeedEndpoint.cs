using System.Collections.Concurrent;
using KnowledgePark.Api.OData;
using KnowledgePark.Calendars;
using KnowledgePark.Facilities;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.Calendars;

/// <summary>
/// Serves /calendars/spaces/{id}.ics and /calendars/buildings/{id}.ics to anyone: busy times only. Most requests of a subscription are
/// revalidations (RFC 9110, 13), so the cheapest answer, 304, reads the guards and nothing else.
/// </summary>
internal sealed class FeedEndpoint(Feeds feeds, ParkDirectory directory)
{
    private volatile KnownPlaces _places = new(ParkMap.Empty);

    public Task ServeSpaceAsync(HttpContext http, string id) => ServeAsync(http, "space", id, FeedPlace.OfSpace);

    public Task ServeBuildingAsync(HttpContext http, string id) => ServeAsync(http, "building", id, FeedPlace.OfBuilding);

    private async Task ServeAsync(HttpContext http, string kind, string id, Func<ParkMap, string, FeedPlace?> find)
    {
        var answer = "failed";
        try
        {
            if (PlaceOf(kind, id, find) is { } place)
                answer = await SendAsync(http, place, http.RequestAborted);
            else
                answer = await RefuseAsync(http, new ODataFault(404, "unknown-calendar", $"There is no {kind} '{id}' with a public calendar. GET /odata/{kind}s lists the {kind}s."));
        }
        catch (Exception e) when (!http.Response.HasStarted && Faults.Of(e, http) is { } fault)
        {
            answer = await RefuseAsync(http, fault);
        }
        finally
        {
            FeedMeter.Answered(kind, answer);
        }
    }

    /// <returns>How it was answered, as a tag.</returns>
    private async Task<string> SendAsync(HttpContext http, FeedPlace place, CancellationToken ct)
    {
        var (request, response) = (http.Request, http.Response);
        var feed = await feeds.CurrentAsync(place, $"{request.Scheme}://{request.Host}{request.PathBase}", ct);
        var isGzip = FeedHeaders.AcceptsGzip(request);
        if (FeedHeaders.IsNotModified(request, feed))
        {
            FeedHeaders.Write(response, feed, isGzip);
            response.StatusCode = StatusCodes.Status304NotModified;
            return "unchanged";
        }

        feed = await feeds.WithOctetsAsync(feed, ct);
        var octets = isGzip ? feed.Octets!.Gzip : feed.Octets!.Plain; // Just asked for.
        FeedHeaders.Write(response, feed, isGzip);
        response.ContentType = "text/calendar; charset=utf-8";
        response.ContentLength = octets.Length;
        if (isGzip)
            response.Headers.ContentEncoding = "gzip";
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(octets, ct);
        return "sent";
    }

    private static async Task<string> RefuseAsync(HttpContext http, ODataFault fault)
    {
        await TypedResults.Problem(fault.Message, statusCode: fault.Status, extensions: [KeyValuePair.Create<string, object?>("code", fault.Code)]).ExecuteAsync(http);
        return "refused";
    }

    /// <summary>A building has hundreds of names to gather: once a map. Unknown ids are not kept: there is no end of them.</summary>
    private FeedPlace? PlaceOf(string kind, string id, Func<ParkMap, string, FeedPlace?> find)
    {
        var map = directory.Map;
        var places = _places;
        if (places.Map != map)
            _places = places = new KnownPlaces(map);
        var key = $"{kind} {id}";
        if (places.ByKey.TryGetValue(key, out var known))
            return known;
        var place = find(map, id);
        if (place is not null)
            places.ByKey[key] = place;
        return place;
    }

    private sealed record KnownPlaces(ParkMap Map)
    {
        public ConcurrentDictionary<string, FeedPlace> ByKey { get; } = new();
    }
}
