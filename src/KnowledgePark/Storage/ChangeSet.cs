namespace KnowledgePark.Storage;

/// <summary>Changes to records of one partition that happen together or not at all.</summary>
public sealed record ChangeSet
{
    /// <summary>The most changes that every store takes in one set (the limit of a Cosmos DB transactional batch).</summary>
    public const int MaxChanges = 100;

    public ChangeSet(IReadOnlyList<Change> changes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(changes.Count);
        Partition = changes[0].Record.Partition;
        if (changes.Any(c => c.Record.Partition != Partition))
            throw new ArgumentException("All changes of a set belong to one partition.", nameof(changes));
        Changes = changes;
    }

    public ChangeSet(params Change[] changes) : this((IReadOnlyList<Change>)changes)
    {
    }

    public string Partition { get; }

    public IReadOnlyList<Change> Changes { get; }
}

/// <summary>One change of a <see cref="ChangeSet"/>. Replace and remove hold only while the record still has <c>Record.Version</c>.</summary>
public abstract record Change(IRecord Record)
{
    public static Change Create(IRecord record) => new Created(record);

    public static Change Replace(IRecord record) => new Replaced(record);

    public static Change Remove(IRecord record) => new Removed(record);

    /// <summary>A record of a new id. A conflict if the id exists.</summary>
    public sealed record Created(IRecord Record) : Change(Record);

    /// <summary>The new state of a record, whose <c>Version</c> is the one that was read. A conflict if it changed since or is gone.</summary>
    public sealed record Replaced(IRecord Record) : Change(Record);

    /// <summary>A record that goes. A conflict if it changed since or is gone.</summary>
    public sealed record Removed(IRecord Record) : Change(Record);
}

/// <summary>What became of a <see cref="ChangeSet"/>.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>All changes are durable. <paramref name="Versions"/> holds the new version of each change's record, in their order (empty for a removed one).</summary>
    public sealed record Committed(IReadOnlyList<string> Versions) : CommitResult;

    /// <summary>Nothing was written: somebody wrote <paramref name="Record"/> first.</summary>
    public sealed record Conflict(IRecord Record) : CommitResult;
}
