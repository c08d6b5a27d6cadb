namespace KnowledgePark.CosmosGateway.Batches;

/// <summary>One operation of a batch as it was sent.</summary>
internal sealed record Operation
{
    public const int Create = 0, Patch = 1, Read = 2, Delete = 4, Replace = 5, Upsert = 20;

    /// <summary>The protocol's number of what is to be done, one of those above.</summary>
    public int Kind { get; init; } = -1;

    public string? Id { get; init; }

    public byte[] Body { get; init; } = [];

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    /// <summary>True: the client does not want the document back.</summary>
    public bool IsBare { get; init; }

    /// <summary>A field that was sent and that the gateway does not serve; null if there is none.</summary>
    public string? Unserved { get; init; }
}
