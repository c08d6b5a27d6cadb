namespace KnowledgePark.Storage.Azure.Documents;

/// <summary>What leads from a record's id to its partition.</summary>
internal enum Location
{
    /// <summary>All records of the type are in one partition.</summary>
    OneForAll,

    /// <summary>The partition is the id.</summary>
    OwnId,

    /// <summary>A document of its own says so, which also keeps the id from being used in two partitions.</summary>
    Signpost,

    /// <summary>Whoever asks for it knows the partition. Its id is that of another record, which is unique.</summary>
    OfItsSpace,

    /// <summary>All partitions are asked. For what is written often and hardly ever read by its id, which we make so that no two are alike.</summary>
    Anywhere,
}
