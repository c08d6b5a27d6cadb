using System.Globalization;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>One answer, before it is sent.</summary>
internal sealed class Reply(int status, byte[]? body = null)
{
    public int Status => status;

    public byte[]? Body => body;

    public string ContentType { get; init; } = "application/json";

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static Reply Json(int status, Value value, double charge = 1) => new Reply(status, value.ToUtf8()).With(Http.Headers.Charge, charge);

    /// <summary>A list of resources: <c>{"_rid":…,"Documents":[…],"_count":2}</c>.</summary>
    public static Reply Feed(string rid, string name, IReadOnlyList<Value> items, double charge = 1) => Json(
        200,
        Value.Of(new OrderedDictionary<string, Value> { ["_rid"] = Value.Of(rid), [name] = Value.Of(items), ["_count"] = Value.Of((long)items.Count) }),
        charge).With(Http.Headers.ItemCount, $"{items.Count}");

    public Reply With(string header, string? value)
    {
        if (value is not null)
            Headers[header] = value;
        return this;
    }

    public Reply With(string header, double value) => With(header, value.ToString("0.##", CultureInfo.InvariantCulture));

    /// <summary>Says which container and range answered, and up to which of its commits.</summary>
    public Reply From(PartitionRange range, long lsn) => From(range.Container)
        .With(Http.Headers.SessionToken, SessionToken.Write(range, lsn))
        .With(Http.Headers.RangeId, range.Id)
        .With(Http.Headers.Lsn, $"{lsn}")
        .With("x-ms-global-committed-lsn", $"{lsn}");

    /// <summary>The SDK keeps session tokens by these two.</summary>
    public Reply From(Container container) => With("x-ms-alt-content-path", container.Path).With("x-ms-content-path", container.Rid);
}
