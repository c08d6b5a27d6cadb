using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Host;

/// <summary>What the Host reads from its configuration, section KnowledgePark.</summary>
internal sealed record Settings
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The data folder; relative to the working directory.</summary>
    public required string Folder { get; init; }

    /// <summary>Fill an empty store with the demo park.</summary>
    public required bool Demo { get; init; }

    public EmbeddedOptions Store => new() { Folder = Folder };

    public static Settings Of(IConfiguration configuration, IHostEnvironment environment) => new()
    {
        Folder = configuration["KnowledgePark:Folder"] is { Length: > 0 } folder ? folder : "data",
        Demo = configuration.GetValue<bool?>("KnowledgePark:Demo") ?? environment.IsDevelopment(),
    };
}
