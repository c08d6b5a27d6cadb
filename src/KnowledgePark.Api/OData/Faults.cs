using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.OData;

/// <summary>The one table from what can go wrong to the status and code that a client gets.</summary>
internal static class Faults
{
    /// <summary>Null for what nobody foresaw: that becomes a 500 in the Host, with a trace id and nothing else.</summary>
    public static ODataFault? Of(Exception e, HttpContext http) => e switch
    {
        ODataFault fault => fault,
        NotSupportedByStoreException => ODataFault.NotImplemented(e.Message),
        StoreUnavailableException { IsFull: true } => new ODataFault(507, "store-full", e.Message),
        StoreUnavailableException unavailable => Retry(http, unavailable.RetryAfter, new ODataFault(503, "store-unavailable", e.Message)),
        BadHttpRequestException bad => new ODataFault(bad.StatusCode, bad.StatusCode == 413 ? "body-too-large" : "invalid-request", "The request cannot be read: it was cut off, or is too large."),
        _ => null,
    };

    private static ODataFault Retry(HttpContext http, TimeSpan? after, ODataFault fault)
    {
        var seconds = Math.Clamp((int)Math.Ceiling(after?.TotalSeconds ?? 1), 1, 3600);
        http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return fault;
    }
}
