namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>One life of a document, from its create to its delete, with every state that it had. Made again, it is another entry.</summary>
internal sealed class DocumentEntry(long number, string resourceId, string id, PartitionKey key)
{
    private readonly List<DocumentVersion> _versions = [];

    /// <summary>Orders documents as their resource ids do.</summary>
    public long Number => number;

    public string ResourceId => resourceId;

    public string Id => id;

    public PartitionKey Key => key;

    /// <summary>The state at a sequence number; null before the create.</summary>
    public DocumentVersion? At(long lsn) => _versions.FindLast(v => v.Lsn <= lsn);

    /// <param name="version">The new state.</param>
    /// <param name="keepsHistory">False: the states before it are forgotten.</param>
    public void Add(DocumentVersion version, bool keepsHistory)
    {
        if (!keepsHistory)
            _versions.Clear();
        _versions.Add(version);
    }
}
