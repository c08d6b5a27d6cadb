using System.Net;
using System.Text.Json;
using KnowledgePark.Storage.Azure.Documents;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Reading;

/// <summary>Reads by id and partition: the cheapest question there is, one request unit for a kilobyte.</summary>
internal static class Points
{
    /// <summary>Cosmos DB's substatus for 'this replica lags behind what you have seen', which is no answer.</summary>
    private const string Lagging = "1002";

    /// <summary>… and for 'the container itself is not there'.</summary>
    private const string NoContainer = "1003";

    /// <summary>The document; null if there is none. That is a usual answer, so it comes without an exception.</summary>
    public static async Task<T?> ReadAsync<T>(Container container, RequestCharges charges, string id, string partition, string operation, string kind, CancellationToken ct) where T : class
    {
        using var response = await container.ReadItemStreamAsync(id, new PartitionKey(partition), cancellationToken: ct);
        charges.Record(operation, kind, response.Headers.RequestCharge);
        if (response.StatusCode == HttpStatusCode.NotFound && response.Headers["x-ms-substatus"] is not (Lagging or NoContainer))
            return null;
        response.EnsureSuccessStatusCode();
        return await JsonSerializer.DeserializeAsync<T>(response.Content, DocumentJson.Options, ct);
    }
}
