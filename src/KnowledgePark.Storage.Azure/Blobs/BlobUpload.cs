using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KnowledgePark.Storage.Azure.Blobs;

/// <summary>
/// One upload: in one request if it fits into a block, else block by block, of which the last request makes a blob. Never more than a block is in
/// memory, from where it can be sent again.
/// </summary>
internal sealed class BlobUpload(BlockBlobClient blob, string contentType, string? ifVersion, Patience patience)
{
    private const int BlockBytes = 4 * 1024 * 1024;

    private readonly List<string> _blocks = [];

    /// <summary>Told from every other upload, also of the same content. Names its blocks too: those of two uploads at once must not mix.</summary>
    public string Mark { get; } = Guid.NewGuid().ToString("N");

    private BlobHttpHeaders Headers => new() { ContentType = contentType };

    private BlobRequestConditions Conditions => ifVersion is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = new ETag(ifVersion) };

    /// <summary>Null: Azure says that somebody wrote first, which may have been a lost try of this upload.</summary>
    public async Task<BlobPut?> SendAsync(BlobContent content, CancellationToken ct)
    {
        using var intake = new BlobIntake(content);
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            while (true)
            {
                if (await intake.ReadAsync(buffer.AsMemory(0, BlockBytes), ct) is not { } read)
                    return new BlobPut.TooLarge();
                var isLast = read < BlockBytes;
                if (isLast && intake.Fault is { } fault)
                    return fault;
                using var block = new MemoryStream(buffer, 0, read, writable: false);
                if (isLast && _blocks.Count == 0)
                    return await StoredAsync(intake, stop => UploadAsync(block, intake.Sha256, stop), ct);
                if (read > 0)
                    await StageAsync(block, ct);
                if (isLast)
                    return await StoredAsync(intake, stop => CommitAsync(intake.Sha256, stop), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<BlobContentInfo> UploadAsync(MemoryStream content, string sha256, CancellationToken ct)
    {
        var options = new BlobUploadOptions { HttpHeaders = Headers, Metadata = BlobMetadata.Of(sha256, Mark), Conditions = Conditions };
        return (await blob.UploadAsync(content, options, ct)).Value;
    }

    private async Task<BlobContentInfo> CommitAsync(string sha256, CancellationToken ct)
    {
        var options = new CommitBlockListOptions { HttpHeaders = Headers, Metadata = BlobMetadata.Of(sha256, Mark), Conditions = Conditions };
        return (await blob.CommitBlockListAsync(_blocks, options, ct)).Value;
    }

    private async Task StageAsync(MemoryStream block, CancellationToken ct)
    {
        // Ids of one blob are all of one length.
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark}-{_blocks.Count:00000}")));
        await patience.RunAsync(stop => blob.StageBlockAsync(id, block, (BlockBlobStageBlockOptions?)null, stop), ct);
        _blocks.Add(id);
    }

    private Task<BlobPut?> StoredAsync(BlobIntake intake, Func<CancellationToken, Task<BlobContentInfo>> send, CancellationToken ct) => patience.RunAsync<BlobPut?>(async stop =>
    {
        try
        {
            var info = await send(stop);
            return new BlobPut.Stored(new BlobFacts(contentType, intake.Length, intake.Sha256, info.ETag.ToString()));
        }
        catch (RequestFailedException e) when (AzureFaults.IsConflict(e))
        {
            return null;
        }
    }, ct);
}
