using System.Text.Json.Serialization;

namespace KnowledgePark.Storage.Azure.Documents;

/// <summary>
/// A record with what the store needs around it. The record itself lies in <c>record</c>, so that no name of it can ever collide with one of
/// the store's or of Cosmos DB's.
/// </summary>
internal sealed record Document<T> where T : class
{
    public required string Id { get; init; }

    public required string Partition { get; init; }

    public required string Type { get; init; }

    /// <summary>Names the commit that wrote this state: how an answer that was lost on the way is settled by reading again.</summary>
    public required string Tx { get; init; }

    /// <summary>Of a booking that takes something: the first instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BlockedFrom { get; init; }

    /// <summary>Of a booking that takes something: the instant after the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BlockedTo { get; init; }

    /// <summary>Of a booking that takes something: the leaf spaces.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Leaves { get; init; }

    /// <summary>Null in what a removed record leaves behind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public T? Record { get; init; }

    /// <summary>Seconds after which Cosmos DB removes the document; null: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Ttl { get; init; }

    [JsonPropertyName("_etag")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ETag { get; init; }
}
