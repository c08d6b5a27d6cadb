namespace KnowledgePark.Storage.Embedded;

/// <summary>Where the embedded store lives.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The folder that holds everything; made if it does not exist.</summary>
    public required string Folder { get; init; }

    /// <summary>True if there is a store in the folder.</summary>
    public bool Exists => File.Exists(DatabasePath);

    /// <summary>The most pages that the file may have; null: as many as the disk takes. Lets a test meet a full disk.</summary>
    internal int? MaxPages { get; init; }

    internal string DatabasePath => Path.Combine(Folder, "knowledgepark.db");
}
