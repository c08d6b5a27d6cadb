using System.Security.Cryptography;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Azure;
using KnowledgePark.Storage.Azure.Blobs;
using KnowledgePark.Storage.Embedded;
using KnowledgePark.Storage.Embedded.Blobs;
using NodaTime;

namespace KnowledgePark.Host.Stores;

/// <summary>Which store the park lives in, by configuration alone (section KnowledgePark).</summary>
internal abstract record StoreChoice
{
    private StoreChoice()
    {
    }

    /// <summary>Where it is, for messages.</summary>
    public abstract string Words { get; }

    /// <summary>True if opening it would not make a new one.</summary>
    public abstract bool Exists { get; }

    /// <exception cref="ArgumentException">The settings name no store; the message says which setting and what to do.</exception>
    public static StoreChoice Of(IConfiguration configuration, bool isDevelopment)
    {
        var section = configuration.GetSection("KnowledgePark");
        return section["Store"] switch
        {
            null or "" or "Embedded" => InFolder(section["Folder"] is { Length: > 0 } folder ? folder : "data"),
            "Azure" => AzureSettings.Of(section, isDevelopment),
            var other => throw new ArgumentException($"KnowledgePark__Store is '{other}'. It is Embedded, for one machine, or Azure."),
        };
    }

    /// <summary>The choice of a verb: the stated folder, or else what the settings say.</summary>
    public static StoreChoice OfVerb(string? folder)
    {
        if (folder is not null)
            return InFolder(folder);
        var environment = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT");
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();
        return Of(configuration, environment == Environments.Development);
    }

    public static StoreChoice InFolder(string folder) => new Embedded(new EmbeddedOptions { Folder = folder });

    /// <summary>Opens the store; an embedded one is made or upgraded first. Nothing is asked of Azure yet.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used.</exception>
    public abstract IParkStore Connect();

    /// <summary>Opens the store of photos, plans and documents.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used.</exception>
    public abstract IBlobStore ConnectBlobs(IClock clock);

    /// <summary>Signs the addresses that end, where the store of blobs makes none of its own.</summary>
    public abstract byte[] AddressKey();

    /// <summary>Opens the store and looks whether it is as this version needs it.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used, or not as it is; the message says what to do.</exception>
    public async Task<IParkStore> OpenAsync(CancellationToken ct)
    {
        var store = Connect();
        try
        {
            await VerifyAsync(store, ct);
            return store;
        }
        catch
        {
            (store as IDisposable)?.Dispose();
            throw;
        }
    }

    /// <summary>Looks whether an open store is as this version needs it.</summary>
    public static Task VerifyAsync(IParkStore store, CancellationToken ct) => store is CosmosStore cosmos ? cosmos.VerifyAsync(ct) : Task.CompletedTask;

    /// <summary>SQLite in a folder of this machine.</summary>
    internal sealed record Embedded(EmbeddedOptions Options) : StoreChoice
    {
        public override string Words => $"'{Options.Folder}'";

        public override bool Exists => Options.Exists;

        public override IParkStore Connect() => EmbeddedStore.Open(Options);

        public override IBlobStore ConnectBlobs(IClock clock) => DiskBlobStore.Open(Options);

        public override byte[] AddressKey() => Storage.Embedded.Blobs.AddressKey.Of(Options);
    }

    /// <summary>Cosmos DB and Blob Storage.</summary>
    /// <param name="Options">The database.</param>
    /// <param name="Blobs">The files; null, with an emulator only: they stay in the folder.</param>
    /// <param name="Folder">Where they stay then.</param>
    internal sealed record Azure(AzureOptions Options, AzureBlobOptions? Blobs, EmbeddedOptions Folder) : StoreChoice
    {
        public override string Words => $"'{Options.Database}' at {Options.CosmosEndpoint}";

        public override bool Exists => true;

        public override IParkStore Connect() => CosmosStore.Connect(Options);

        public override IBlobStore ConnectBlobs(IClock clock) => Blobs is null ? DiskBlobStore.Open(Folder) : AzureBlobStore.Of(Blobs, Options.Credential!, clock); // Blobs come with an identity.

        /// <remarks>Azure Storage makes the addresses itself; a key that nobody uses need not be kept.</remarks>
        public override byte[] AddressKey() => Blobs is null ? Storage.Embedded.Blobs.AddressKey.Of(Folder) : RandomNumberGenerator.GetBytes(32);
    }
}
