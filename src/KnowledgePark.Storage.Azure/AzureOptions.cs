using Azure.Core;

namespace KnowledgePark.Storage.Azure;

/// <summary>Where the Azure store lives and how it is signed in to.</summary>
public sealed record AzureOptions
{
    /// <summary>The account, such as <c>https://NAME.documents.azure.com/</c>.</summary>
    public required Uri CosmosEndpoint { get; init; }

    /// <summary>The database; it holds the containers <c>records</c> and <c>signposts</c>.</summary>
    public string Database { get; init; } = "knowledgepark";

    /// <summary>Signs in with an identity. A managed one in Azure; null where an emulator takes a key.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>The key of an emulator. Accounts in Azure have none: their local authentication is off.</summary>
    public string? EmulatorKey { get; init; }

    /// <summary>How long a request may wait for a busy account before it is told to come back, in all. People wait for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one attempt may take. What became of a write that takes longer is found out by reading.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most rows in one page of a query.</summary>
    internal int PageItems { get; init; } = 1000;

    /// <summary>An emulator on this machine: one address, plain HTTP allowed, no regions to look for.</summary>
    internal bool IsEmulator => EmulatorKey is not null;
}
