using Azure.Core;
using Azure.Identity;

namespace KnowledgePark.Storage.Azure;

/// <summary>Who this program is towards Azure. There are no keys.</summary>
public static class AzureSignIn
{
    /// <summary>
    /// In Azure the managed identity and nothing else, so that a mistake shows at once; on a developer's machine whoever is signed in there
    /// (az, azd, an editor).
    /// </summary>
    /// <param name="clientId">The client id of a user-assigned identity; null: the one that the system has assigned.</param>
    /// <param name="isDevelopment">True on a developer's machine.</param>
    public static TokenCredential With(string? clientId, bool isDevelopment) => isDevelopment
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(string.IsNullOrEmpty(clientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId));
}
