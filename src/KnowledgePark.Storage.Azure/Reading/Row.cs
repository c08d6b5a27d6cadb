using System.Text.Json.Serialization;

namespace KnowledgePark.Storage.Azure.Reading;

/// <summary>A record with its ETag, as queries answer it.</summary>
internal sealed record Row<T>(T Record, [property: JsonPropertyName("_etag")] string ETag);
