using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace KnowledgePark.Storage.Azure.Blobs;

/// <summary>The answers of Azure Storage in the store's own words (learn.microsoft.com/rest/api/storageservices/blob-service-error-codes).</summary>
internal static class AzureFaults
{
    /// <summary>There is no such blob.</summary>
    public static bool IsAbsent(RequestFailedException e) => e.ErrorCode == BlobErrorCode.BlobNotFound;

    /// <summary>
    /// Somebody wrote first. Blocks that are gone tell it as well: the commit of another writer of the same name discards them.
    /// </summary>
    public static bool IsConflict(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet || e.ErrorCode == BlobErrorCode.InvalidBlockList || IsAbsent(e);

    /// <summary>Null for what is no fault of Azure, of the way to it or of the credentials; and if it was the caller who cancelled.</summary>
    public static StoreUnavailableException? Translate(Exception e, CancellationToken callers) => e switch
    {
        RequestFailedException failed => new StoreUnavailableException(Said(failed), e),
        // All tries failed, each in its own way.
        AggregateException all when all.InnerExceptions.Count > 0 && all.InnerExceptions.All(i => Translate(i, callers) is not null) => Unreachable(e),
        OperationCanceledException => callers.IsCancellationRequested ? null : Unreachable(e),
        AuthenticationFailedException => new StoreUnavailableException("There is no sign-in to the storage account. Check the identity of this service.", e),
        HttpRequestException or IOException => Unreachable(e),
        _ => null,
    };

    private static string Said(RequestFailedException e)
    {
        if (e.ErrorCode == BlobErrorCode.ContainerNotFound)
            return "The container of the blobs does not exist. Provision it before the start.";
        if (e.ErrorCode == BlobErrorCode.ContainerBeingDeleted)
            return "The container of the blobs is being deleted.";
        return e.Status switch
        {
            401 or 403 => "The storage account refuses this service. Check its role 'Storage Blob Data Contributor'.",
            429 or 503 => "The storage account is too busy now. Nothing was acknowledged; try again shortly.",
            _ => "The storage account cannot be reached now. Nothing was acknowledged; try again shortly.",
        };
    }

    private static StoreUnavailableException Unreachable(Exception e) =>
        new("The storage account cannot be reached now. Nothing was acknowledged; try again shortly.", e);
}
