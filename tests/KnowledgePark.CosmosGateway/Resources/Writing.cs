using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>A write under way: it sees what it has put itself, others do not until it is committed.</summary>
internal sealed class Writing(PartitionRange range, long lsn)
{
    private readonly List<(DocumentEntry Entry, DocumentVersion Version)> _changes = [];

    public IReadOnlyList<(DocumentEntry Entry, DocumentVersion Version)> Changes => _changes;

    public bool HasChanges => _changes.Count > 0;

    public (DocumentEntry Entry, DocumentVersion Version)? Find(PartitionKey key, string id)
    {
        var own = _changes.FindLast(c => c.Entry.Id == id && c.Entry.Key.Text == key.Text);
        if (own.Entry is null)
            return range.FindHeld(key, id, lsn);
        return own.Version.IsDeleted ? null : own;
    }

    /// <summary>Puts a body into a document, a new one if <paramref name="entry"/> is null, and gives it the service's own members.</summary>
    public DocumentVersion Put(DocumentEntry? entry, PartitionKey key, string id, Value body)
    {
        entry ??= range.Container.NewEntry(id, key);
        var now = range.Container.Account.Now;
        var etag = $"\"{Guid.NewGuid()}\"";
        var members = new OrderedDictionary<string, Value>(body.Members, StringComparer.Ordinal)
        {
            ["_rid"] = Value.Of(entry.ResourceId),
            ["_self"] = Value.Of($"{range.Container.Self}docs/{entry.ResourceId}/"),
            ["_etag"] = Value.Of(etag),
            ["_attachments"] = Value.Of("attachments/"),
            ["_ts"] = Value.Of(now.ToUnixTimeSeconds()),
        };
        var stored = Value.Of(members);
        var version = new DocumentVersion(lsn, _changes.Count, stored, stored.ToUtf8(), etag, DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));
        _changes.Add((entry, version));
        return version;
    }

    public void Delete(DocumentEntry entry) =>
        _changes.Add((entry, new DocumentVersion(lsn, _changes.Count, Value.Undefined, [], "", range.Container.Account.Now)));
}
