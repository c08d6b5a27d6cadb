namespace KnowledgePark.Storage.Embedded;

/// <summary>Where the embedded store lives.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The folder that holds everything; made if it does not exist.</summary>
    public required string Folder { get; init; }

    internal string DatabasePath => Path.Combine(Folder, "knowledgepark.db");
}
