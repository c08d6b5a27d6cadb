using System.Text.Json.Serialization;

namespace KnowledgePark.Storage.Azure.Writing;

/// <summary>Where the record of a document id lies.</summary>
internal sealed record Signpost
{
    public required string Id { get; init; }

    /// <summary>The document id again: each signpost is a partition of its own.</summary>
    public required string Partition { get; init; }

    /// <summary>The partition of the record.</summary>
    public required string Home { get; init; }

    /// <summary>Who wrote it: tells our own write from another's when an answer was lost.</summary>
    public required string Tx { get; init; }

    /// <summary>When it was written, in seconds of the Unix epoch.</summary>
    public required long Since { get; init; }

    /// <summary>True: its record was refused and will not come.</summary>
    public bool IsGivenUp { get; init; }

    [JsonPropertyName("_etag")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ETag { get; init; }
}
