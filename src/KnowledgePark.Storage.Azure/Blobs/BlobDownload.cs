using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KnowledgePark.Storage.Azure.Blobs;

/// <summary>
/// The content of a blob in one version. Nothing is fetched until something is read, and then from where it is read: a part costs a part. A
/// connection that breaks is taken up where it broke; a blob that was replaced meanwhile is told, never mixed.
/// </summary>
internal sealed class BlobDownload(BlockBlobClient blob, BlobFacts facts, Patience patience) : Stream
{
    private Stream? _body;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => facts.Length;

    public override long Position
    {
        get => _position;
        set
        {
            if (value == _position)
                return;
            _position = value;
            _body?.Dispose();
            _body = null;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _position >= facts.Length)
            return 0;
        var read = await patience.RunAsync(async stop =>
        {
            _body ??= (await blob.DownloadStreamingAsync(Options(), stop)).Value.Content;
            return await _body.ReadAsync(buffer, stop);
        }, cancellationToken);
        _position += read;
        return read;
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _position >= facts.Length)
            return 0;
        try
        {
            _body ??= blob.DownloadStreaming(Options()).Value.Content;
            var read = _body.Read(buffer);
            _position += read;
            return read;
        }
        catch (Exception e) when (AzureFaults.Translate(e, CancellationToken.None) is { } fault)
        {
            throw fault;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _body?.Dispose();
        base.Dispose(disposing);
    }

    private BlobDownloadOptions Options() => new()
    {
        Range = new HttpRange(_position),
        Conditions = new BlobRequestConditions { IfMatch = new ETag(facts.Version) },
    };
}
