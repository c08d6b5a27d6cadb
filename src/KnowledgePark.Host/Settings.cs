using KnowledgePark.Host.Stores;

namespace KnowledgePark.Host;

/// <summary>What the Host reads from its configuration, section KnowledgePark.</summary>
internal sealed record Settings
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where the park lives.</summary>
    public required StoreChoice Store { get; init; }

    /// <summary>Fill an empty store with the demo park.</summary>
    public required bool Demo { get; init; }

    public static Settings Of(IConfiguration configuration, IHostEnvironment environment) => new()
    {
        Store = StoreChoice.Of(configuration, environment.IsDevelopment()),
        Demo = configuration.GetValue<bool?>("KnowledgePark:Demo") ?? environment.IsDevelopment(),
    };
}
