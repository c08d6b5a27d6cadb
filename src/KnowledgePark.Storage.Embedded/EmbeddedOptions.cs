namespace KnowledgePark.Storage.Embedded;

/// <summary>Where the embedded store lives.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The folder that holds everything; made if it does not exist.</summary>
    public required string Folder { get; init; }

    /// <summary>True if there is a store in the folder.</summary>
    public bool Exists => File.Exists(DatabasePath);

    internal string DatabasePath => Path.Combine(Folder, "knowledgepark.db");
}
