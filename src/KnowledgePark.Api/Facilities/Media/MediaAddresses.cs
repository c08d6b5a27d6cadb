using System.Globalization;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KnowledgePark.Api.Facilities.Media;

/// <summary>Makes addresses by which anybody can read one content for some time: the store's own, or a signed one of ours where the store has none.</summary>
internal sealed class MediaAddresses(IBlobStore blobs, AddressSigner signer, IClock clock)
{
    public const string Root = "/media";

    /// <summary>Null: the record has no such content.</summary>
    public async Task<MediaAddress?> OfAsync(HttpRequest request, MediaSlot slot, IRecord record, Duration lasts, CancellationToken ct)
    {
        if (slot.Of(record) is not { } facts)
            return null;
        var name = slot.BlobOf(record.Id, facts.Sha256);
        // Whole seconds, as both kinds of address state it.
        var until = Instant.FromUnixTimeSeconds((clock.GetCurrentInstant() + lasts).ToUnixTimeSeconds());
        var address = await blobs.AddressAsync(name, until, ct);
        return new MediaAddress(address?.AbsoluteUri ?? Signed(request, name, until), facts.ContentType, until.ToDateTimeOffset());
    }

    private string Signed(HttpRequest request, string name, Instant until) => string.Create(
        CultureInfo.InvariantCulture,
        $"{request.Scheme}://{request.Host}{request.PathBase}{Root}/{name}?until={until.ToUnixTimeSeconds()}&signature={signer.Sign(name, until)}");
}
