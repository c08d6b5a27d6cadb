using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using NodaTime;

namespace KnowledgePark.Storage.Azure.Blobs;

/// <summary>
/// Addresses with a shared access signature that allows reading one blob until an instant. In the cloud it is made with a key that Azure lends to
/// our identity for some hours (a user delegation key), so that there is no account key that could leak.
/// </summary>
internal sealed class BlobAddresses(BlobServiceClient account, StorageSharedKeyCredential? key, Patience patience, IClock clock)
{
    /// <summary>A lent key serves all addresses that end before it does; Azure lends for a week at most.</summary>
    private static readonly Duration s_lent = Duration.FromHours(48);

    private UserDelegationKey? _lentKey;

    public async Task<Uri> OfAsync(BlockBlobClient blob, Instant until, CancellationToken ct)
    {
        var sas = new BlobSasBuilder(BlobSasPermissions.Read, until.ToDateTimeOffset())
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            Protocol = account.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        var signed = key is not null
            ? sas.ToSasQueryParameters(key)
            : sas.ToSasQueryParameters(await LentKeyAsync(until, ct), account.AccountName);
        return new BlobUriBuilder(blob.Uri) { Sas = signed }.ToUri();
    }

    /// <summary>Two who ask at once may borrow two keys: both are good.</summary>
    private async Task<UserDelegationKey> LentKeyAsync(Instant until, CancellationToken ct)
    {
        if (_lentKey is { } known && Instant.FromDateTimeOffset(known.SignedExpiresOn) >= until)
            return known;
        var end = Instant.Max(clock.GetCurrentInstant() + s_lent, until);
        return _lentKey = await patience.RunAsync(async stop => (await account.GetUserDelegationKeyAsync(null, end.ToDateTimeOffset(), stop)).Value, ct);
    }
}
