namespace KnowledgePark.Storage;

/// <summary>What every stored record has: a name, a version and the atomic unit that it is written in.</summary>
public interface IRecord
{
    /// <summary>Made by the client or by us, never by the store; unique among all records of its type.</summary>
    string Id { get; }

    /// <summary>The ETag: set by the store with every write, empty while the record has not been stored. Opaque.</summary>
    string Version { get; }

    /// <summary>The records of one partition can be written together, all or nothing.</summary>
    string Partition { get; }
}
