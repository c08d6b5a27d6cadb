using Azure;
using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NodaTime;

namespace KnowledgePark.Storage.Azure.Blobs;

/// <summary>
/// Blobs in a container of Azure Storage, each a block blob of its name. Versions are ETags; the checksum is metadata, written together with the
/// content. A content of several blocks appears when their list is committed; blocks that never are, Azure discards after a week.
/// </summary>
/// <remarks>
/// Each upload carries a mark of its own. If the answer to it is lost and the repeated request is told that the blob exists, the mark says
/// whether it was this upload that made it. A removal has no such mark: repeated after a lost answer, it is told that there is nothing.
/// </remarks>
public sealed class AzureBlobStore : IBlobStore
{
    private readonly BlobContainerClient _container;
    private readonly BlobAddresses _addresses;
    private readonly Patience _patience;

    private AzureBlobStore(AzureBlobOptions options, BlobServiceClient account, StorageSharedKeyCredential? key, IClock clock)
    {
        _container = account.GetBlobContainerClient(options.Container);
        _patience = options.Patience;
        _addresses = new BlobAddresses(account, key, _patience, clock);
    }

    internal string Container => _container.Name;

    /// <summary>With an identity (Entra ID): the way in the cloud, without any key. Its role is 'Storage Blob Data Contributor'.</summary>
    public static AzureBlobStore Of(AzureBlobOptions options, TokenCredential identity, IClock clock) =>
        new(options, new BlobServiceClient(options.Account, identity, ClientOptions(options)), null, clock);

    /// <summary>With the account's key: for an emulator.</summary>
    public static AzureBlobStore Of(AzureBlobOptions options, StorageSharedKeyCredential key, IClock clock) =>
        new(options, new BlobServiceClient(options.Account, key, ClientOptions(options)), key, clock);

    /// <summary>Makes the container, private, if there is none. Not done by the way: a mistyped name would be a new, empty store.</summary>
    /// <exception cref="StoreUnavailableException">The account cannot be reached.</exception>
    public Task ProvisionAsync(CancellationToken ct) =>
        _patience.RunAsync(stop => _container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: stop), ct);

    public async Task<BlobFacts?> FindAsync(string name, CancellationToken ct) => (await LookAsync(name, ct))?.Facts;

    public async Task<OpenBlob?> OpenAsync(string name, CancellationToken ct)
    {
        if (await LookAsync(name, ct) is not { Facts: var facts })
            return null;
        return new OpenBlob(facts, new CheckedStream(new BlobDownload(Of(name), facts, _patience), facts));
    }

    public async Task<BlobPut> PutAsync(string name, BlobContent content, string? ifVersion, CancellationToken ct)
    {
        var upload = new BlobUpload(Of(name), content.ContentType, ifVersion, _patience);
        StoreUnavailableException? lost = null;
        try
        {
            if (await upload.SendAsync(content, ct) is { } done)
                return done;
        }
        catch (StoreUnavailableException e)
        {
            // It may have been stored all the same.
            lost = e;
        }

        var there = await TryLookAsync(name, lost, ct);
        if (there is { Mark: var mark, Facts: var facts } && mark == upload.Mark)
            return new BlobPut.Stored(facts);
        return lost is null ? new BlobPut.Conflict(there?.Facts) : throw lost;
    }

    public Task<bool> RemoveAsync(string name, string version, CancellationToken ct)
    {
        var blob = Of(name);
        return _patience.RunAsync(async stop =>
        {
            try
            {
                await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = new ETag(version) }, stop);
                return true;
            }
            catch (RequestFailedException e) when (AzureFaults.IsConflict(e))
            {
                return false;
            }
        }, ct);
    }

    public async Task<Uri?> AddressAsync(string name, Instant until, CancellationToken ct) => await _addresses.OfAsync(Of(name), until, ct);

    private BlockBlobClient Of(string name)
    {
        BlobName.Check(name);
        return _container.GetBlockBlobClient(name);
    }

    private Task<Found?> LookAsync(string name, CancellationToken ct)
    {
        var blob = Of(name);
        return _patience.RunAsync(async stop =>
        {
            try
            {
                var properties = (await blob.GetPropertiesAsync(cancellationToken: stop)).Value;
                return new Found(
                    new BlobFacts(properties.ContentType, properties.ContentLength, BlobMetadata.Sha256Of(properties.Metadata), properties.ETag.ToString()),
                    BlobMetadata.MarkOf(properties.Metadata));
            }
            catch (RequestFailedException e) when (AzureFaults.IsAbsent(e))
            {
                return null;
            }
        }, ct);
    }

    /// <summary>What is there after an upload; if that cannot be told either, the upload's own fault is the one to tell.</summary>
    private async Task<Found?> TryLookAsync(string name, StoreUnavailableException? lost, CancellationToken ct)
    {
        try
        {
            return await LookAsync(name, ct);
        }
        catch (StoreUnavailableException) when (lost is not null)
        {
            throw lost;
        }
    }

    private static BlobClientOptions ClientOptions(AzureBlobOptions options)
    {
        var client = new BlobClientOptions();
        options.Patience.Apply(client);
        // What Azure checks a request against on its way; the checksum that is kept is SHA-256.
        client.TransferValidation.Upload.ChecksumAlgorithm = StorageChecksumAlgorithm.MD5;
        client.Diagnostics.ApplicationId = "KnowledgePark";
        if (options.Transport is { } transport)
            client.Transport = transport;
        return client;
    }

    private sealed record Found(BlobFacts Facts, string? Mark);
}
