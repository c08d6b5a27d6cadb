using Azure.Core.Pipeline;

namespace KnowledgePark.Storage.Azure.Blobs;

/// <summary>Where the blobs are.</summary>
public sealed record AzureBlobOptions
{
    /// <summary>The blob service of the storage account, such as https://parkstore.blob.core.windows.net; of an emulator, with the account in its path.</summary>
    public required Uri Account { get; init; }

    /// <summary>The container that holds them all, and nothing else.</summary>
    public required string Container { get; init; }

    internal Patience Patience { get; init; } = Patience.OfAPerson;

    /// <summary>What the SDK sends through; null: its own. Lets a test see what is asked of Azure.</summary>
    internal HttpPipelineTransport? Transport { get; init; }
}
