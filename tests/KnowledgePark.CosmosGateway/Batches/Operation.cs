namespace KnowledgePark.CosmosGateway.Batches;

/// <summary>One operation of a batch as it was sent.</summary>
internal sealed record Operation
{
    /// <summary>The protocol's number: 0 create, 1 patch, 2 read, 4 delete, 5 replace, 20 upsert.</summary>
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
