namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>
/// A physical partition: the documents whose effective keys are in [min, max), one sequence number for each committed write or batch, one writer
/// at a time.
/// </summary>
internal sealed class PartitionRange(Container container, int id, string min, string max)
{
    /// <summary>Stands for 'as it is now' where a sequence number is asked for.</summary>
    public const long Newest = long.MaxValue;

    private readonly Dictionary<string, Dictionary<string, List<DocumentEntry>>> _partitions = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _lsn;

    public Container Container => container;

    public string Id { get; } = $"{id}";

    public int Number => id;

    /// <summary>The lowest effective key; empty in the first range.</summary>
    public string Min => min;

    /// <summary>The first effective key behind the range; FF in the last range.</summary>
    public string Max => max;

    public long Lsn
    {
        get
        {
            lock (_gate)
                return _lsn;
        }
    }

    public bool Holds(string effectiveKey) =>
        string.CompareOrdinal(effectiveKey, min) >= 0 && string.CompareOrdinal(effectiveKey, max) < 0;

    /// <summary>The document as it was at a sequence number; null if there was none then, or if its time has run out.</summary>
    public (DocumentEntry Entry, DocumentVersion Version)? Find(PartitionKey key, string documentId, long lsn)
    {
        lock (_gate)
            return FindHeld(key, documentId, lsn);
    }

    /// <summary>All documents as they were at a sequence number, in the order of their resource ids; of one logical partition if a key is given.</summary>
    public IReadOnlyList<(DocumentEntry Entry, DocumentVersion Version)> All(long lsn, PartitionKey? key)
    {
        var now = container.Account.Now;
        lock (_gate)
        {
            var partitions = key is null ? _partitions.Values : _partitions.TryGetValue(key.Text, out var one) ? [one] : Enumerable.Empty<Dictionary<string, List<DocumentEntry>>>();
            var found = new List<(DocumentEntry Entry, DocumentVersion Version)>();
            foreach (var entry in partitions.SelectMany(p => p.Values).SelectMany(e => e))
            {
                if (entry.At(lsn) is { } version && IsThere(version, now))
                    found.Add((entry, version));
            }

            found.Sort((a, b) => a.Entry.Number.CompareTo(b.Entry.Number));
            return found;
        }
    }

    /// <summary>
    /// Runs a write alone. What it has put is committed together, with the next sequence number; if it throws, nothing of it stays.
    /// </summary>
    public (T Result, long Lsn) Write<T>(Func<Writing, T> write)
    {
        lock (_gate)
        {
            var writing = new Writing(this, _lsn + 1);
            var result = write(writing);
            if (writing.HasChanges)
            {
                _lsn++;
                foreach (var (entry, version) in writing.Changes)
                    Keep(entry, version);
            }

            return (result, _lsn);
        }
    }

    /// <summary>Only for who holds the gate.</summary>
    public (DocumentEntry Entry, DocumentVersion Version)? FindHeld(PartitionKey key, string documentId, long lsn)
    {
        if (!_partitions.TryGetValue(key.Text, out var partition) || !partition.TryGetValue(documentId, out var lives))
            return null;
        for (var i = lives.Count - 1; i >= 0; i--)
        {
            if (lives[i].At(lsn) is { } version)
                return IsThere(version, container.Account.Now) ? (lives[i], version) : null;
        }

        return null;
    }

    private bool IsThere(DocumentVersion version, DateTimeOffset now) =>
        !version.IsDeleted && !(TimeToLive.Of(version.Body, container.DefaultTimeToLive) is { } life && version.Written + life <= now);

    private void Keep(DocumentEntry entry, DocumentVersion version)
    {
        if (!_partitions.TryGetValue(entry.Key.Text, out var partition))
            _partitions[entry.Key.Text] = partition = new Dictionary<string, List<DocumentEntry>>(StringComparer.Ordinal);
        if (!partition.TryGetValue(entry.Id, out var lives))
            partition[entry.Id] = lives = [];
        var keepsHistory = container.Account.Options.StaleReads;
        if (!keepsHistory)
            lives.Clear();
        if (version.IsDeleted && !keepsHistory)
            partition.Remove(entry.Id);
        entry.Add(version, keepsHistory);
        if (!lives.Contains(entry))
            lives.Add(entry);
    }
}
