using System.Net;
using KnowledgePark.Storage.Azure.Reading;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Writing;

/// <summary>
/// Says in which partition the record of an id lies. It is written before the record: so a record is found by its id alone with two reads by
/// key, and one id never names two records, though Cosmos DB keeps ids unique within a partition only.
/// </summary>
/// <remarks>
/// Example: two requests want the booking <c>k1</c>, one in building A, one in B. The first creates the signpost 'k1 is in A'. The second finds
/// it there, and neither a booking in A nor a signpost old enough to be a leftover: it is told that the id is taken. When a booking is refused
/// for other reasons, its signpost is given up, so that the same id may be tried in another building at once. Only who put it up may do so, and only
/// while nobody else has come to rely on it: everyone who finds a signpost that suits him writes it anew first, and giving it up needs the version
/// that one wrote oneself. A given-up signpost still leads where it led, in case a record is there after all.
/// </remarks>
internal sealed class Signposts(Container container, Attempts attempts, TimeProvider time)
{
    /// <summary>How long after the signpost its record may come; far longer than any attempt takes.</summary>
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(2);

    private static readonly ItemRequestOptions s_quiet = new() { EnableContentResponseOnWrite = false };

    /// <summary>The partition that the signpost of an id names; null if there is none.</summary>
    public async Task<string?> HomeAsync(string documentId, CancellationToken ct) => (await FindAsync(documentId, ct))?.Home;

    /// <summary>Makes the id of a document lead to a partition; null if it leads to another one, where the record is or may come to be.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="home">Its partition.</param>
    /// <param name="existsAsync">Tells whether the document lies in a partition.</param>
    /// <param name="ct">Cancels the waiting.</param>
    public async Task<Claim?> ClaimAsync(string documentId, string home, Func<string, CancellationToken, Task<bool>> existsAsync, CancellationToken ct)
    {
        var wanted = new Signpost { Id = documentId, Partition = documentId, Home = home, Tx = Guid.NewGuid().ToString("N"), Since = time.GetUtcNow().ToUnixTimeSeconds() };
        var known = (Signpost?)null;
        while (true)
        {
            var (isWritten, etag) = await TryWriteAsync(wanted, known, ct);
            if (isWritten)
                return new Claim(wanted, etag, IsShared: known?.Home == home && !known.IsGivenUp);
            var before = known;
            known = await FindAsync(documentId, ct);
            if (known?.Tx == wanted.Tx)
                return new Claim(wanted, known.ETag!, IsShared: before?.Home == home && !before.IsGivenUp); // What was read has an ETag.
            if (known is null || known.Home == home)
                continue;
            var isFresh = !known.IsGivenUp && wanted.Since - known.Since < s_lease.TotalSeconds;
            if (isFresh || await existsAsync(known.Home, ct))
                return null;
        }
    }

    /// <summary>The id is free for other partitions again, unless somebody else relies on the signpost meanwhile.</summary>
    public async Task GiveUpAsync(Claim claim, CancellationToken ct)
    {
        if (claim.IsShared)
            return;
        var given = claim.Signpost with { IsGivenUp = true };
        // If this fails the lease runs out: nobody has to wait for it.
        await attempts.OnceAsync(async token => await SendAsync(given, claim.ETag, token), ct);
    }

    private Task<Signpost?> FindAsync(string documentId, CancellationToken ct) =>
        attempts.ReadAsync("signpost", token => Points.ReadAsync<Signpost>(container, documentId, documentId, "signpost", "signpost", token), ct);

    private async Task<(bool IsWritten, string ETag)> TryWriteAsync(Signpost wanted, Signpost? known, CancellationToken ct)
    {
        var waiting = attempts.Begin("signpost");
        while (true)
        {
            var (written, failure) = await attempts.OnceAsync(async token => await SendAsync(wanted, known?.ETag, token), ct);
            if (failure is null)
                return (written.IsWritten, written.ETag);
            await waiting.AfterAsync(failure, ct);
        }
    }

    private async Task<(bool IsWritten, string ETag)> SendAsync(Signpost post, string? ifVersion, CancellationToken ct)
    {
        var key = new PartitionKey(post.Partition);
        try
        {
            var response = ifVersion is null
                ? await container.CreateItemAsync(post, key, s_quiet, ct)
                : await container.ReplaceItemAsync(post, post.Id, key, new ItemRequestOptions { IfMatchEtag = ifVersion, EnableContentResponseOnWrite = false }, ct);
            RequestCharges.Record("signpost", "signpost", response.RequestCharge);
            return (true, response.ETag);
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed || (e.StatusCode == HttpStatusCode.NotFound && ifVersion is not null))
        {
            return (false, "");
        }
    }

    /// <summary>A signpost that we have written.</summary>
    /// <param name="Signpost">As it stands.</param>
    /// <param name="ETag">Its version.</param>
    /// <param name="IsShared">True if another had put it up, who may still be on the way or have arrived.</param>
    internal sealed record Claim(Signpost Signpost, string ETag, bool IsShared);
}
