using System.Globalization;
using KnowledgePark.Api.OData;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace KnowledgePark.Api.Facilities.Media;

/// <summary>Serves the addresses that <see cref="MediaAddresses"/> has signed. An address names one content by its checksum, so what it shows never changes.</summary>
internal sealed class SignedMediaEndpoint(IBlobStore blobs, AddressSigner signer, IClock clock)
{
    public async Task ServeAsync(HttpContext http, string name)
    {
        try
        {
            await SendAsync(http, name, http.RequestAborted);
        }
        catch (Exception e) when (!http.Response.HasStarted && Faults.Of(e, http) is { } fault)
        {
            await TypedResults.Problem(fault.Message, statusCode: fault.Status, extensions: [KeyValuePair.Create<string, object?>("code", fault.Code)]).ExecuteAsync(http);
        }
    }

    private async Task SendAsync(HttpContext http, string name, CancellationToken ct)
    {
        var query = http.Request.Query;
        if (!long.TryParse(query["until"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > Instant.MaxValue.ToUnixTimeSeconds()
            || Instant.FromUnixTimeSeconds(seconds) is var until && !signer.IsSigned(name, until, query["signature"].ToString()))
            throw new ODataFault(403, "address-not-signed", "This address was not given out by this service. Ask getMediaAddress for one.");
        var left = until - clock.GetCurrentInstant();
        if (left <= Duration.Zero)
            throw new ODataFault(410, "address-expired", "This address has ended. Ask getMediaAddress for a new one.");
        await using var blob = await blobs.OpenAsync(name, ct)
            ?? throw new ODataFault(404, "not-found", "There is another file, or none, by now. Ask getMediaAddress for a new address.");
        MediaHeaders.Write(http.Response, blob.Facts.ContentType, FileName(name), string.Create(CultureInfo.InvariantCulture, $"private, max-age={(long)left.TotalSeconds}, immutable"));
        await TypedResults.Stream(
            blob.Content, blob.Facts.ContentType, entityTag: new EntityTagHeaderValue($"\"{blob.Facts.Sha256}\""), enableRangeProcessing: true).ExecuteAsync(http);
    }

    /// <summary>lab-photo, from spaces/lab/photo/0f3a….</summary>
    private static string FileName(string name) => name.Split('/') is [_, var record, var slot, ..] ? $"{record}-{slot}" : "file";
}
