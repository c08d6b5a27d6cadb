using KnowledgePark.Storage.Azure;
using KnowledgePark.Storage.Azure.Blobs;
using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Host.Stores;

/// <summary>
/// The settings of the Azure store: KnowledgePark__Cosmos__Endpoint, …__Database, and for an emulator on this machine …__Key;
/// KnowledgePark__Blobs__Endpoint and …__Container.
/// </summary>
internal static class AzureSettings
{
    /// <exception cref="ArgumentException">Something is missing or cannot be.</exception>
    public static StoreChoice.Azure Of(IConfigurationSection section, bool isDevelopment)
    {
        var endpoint = Address(section["Cosmos:Endpoint"], "KnowledgePark__Cosmos__Endpoint", "https://NAME.documents.azure.com/");
        var key = section["Cosmos:Key"] is { Length: > 0 } stated ? stated : null;
        if (key is not null && !endpoint.IsLoopback)
            throw new ArgumentException("KnowledgePark__Cosmos__Key is for an emulator on this machine. An account in Azure is signed in to with an identity: leave the key out.");
        if (key is null && endpoint.Scheme != Uri.UriSchemeHttps)
            throw new ArgumentException("KnowledgePark__Cosmos__Endpoint must be an https address.");
        var options = new AzureOptions
        {
            CosmosEndpoint = endpoint,
            Database = section["Cosmos:Database"] is { Length: > 0 } database ? database : "knowledgepark",
            EmulatorKey = key,
            Credential = key is null ? AzureSignIn.With(Environment.GetEnvironmentVariable("AZURE_CLIENT_ID"), isDevelopment) : null,
        };
        return new StoreChoice.Azure(options, key is null ? BlobsOf(section) : null, new EmbeddedOptions { Folder = section["Folder"] is { Length: > 0 } folder ? folder : "data" });
    }

    private static AzureBlobOptions BlobsOf(IConfigurationSection section) => new()
    {
        Account = Address(section["Blobs:Endpoint"], "KnowledgePark__Blobs__Endpoint", "https://NAME.blob.core.windows.net/"),
        Container = section["Blobs:Container"] is { Length: > 0 } container ? container : "blobs",
    };

    private static Uri Address(string? text, string setting, string example) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ArgumentException($"KnowledgePark__Store is Azure, and {setting} is {(string.IsNullOrEmpty(text) ? "missing" : "no address")}. State it, such as {example}.");
}
