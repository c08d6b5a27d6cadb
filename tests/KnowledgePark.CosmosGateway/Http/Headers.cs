namespace KnowledgePark.CosmosGateway.Http;

/// <summary>The header names of the protocol that are used more than once.</summary>
internal static class Headers
{
    public const string PartitionKey = "x-ms-documentdb-partitionkey";
    public const string RangeId = "x-ms-documentdb-partitionkeyrangeid";
    public const string SessionToken = "x-ms-session-token";
    public const string Continuation = "x-ms-continuation";
    public const string MaxItemCount = "x-ms-max-item-count";
    public const string ItemCount = "x-ms-item-count";
    public const string Charge = "x-ms-request-charge";
    public const string Incremental = "A-IM";
    public const string IfMatch = "If-Match";
    public const string IfNoneMatch = "If-None-Match";
    public const string ETag = "etag";
    public const string Lsn = "lsn";
}
