using System.Security.Cryptography;

namespace KnowledgePark.Storage;

/// <summary>
/// The content of a blob, held against its facts while it is read. Whoever reads it from beginning to end without seeking gets either exactly
/// what was stored or, with the last octets, an exception. A part alone proves nothing and is not checked. What follows the content in the
/// stream below is never read.
/// </summary>
public sealed class CheckedStream(Stream content, BlobFacts facts) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How far the content was hashed without a gap; -1 once there was one, or once the end was checked.</summary>
    private long _hashed;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => facts.Length;

    public override long Position { get => content.Position; set => content.Position = value; }

    public override int Read(Span<byte> buffer)
    {
        var at = content.Position;
        buffer = buffer[..Within(at, buffer.Length)];
        var read = buffer.IsEmpty ? 0 : content.Read(buffer);
        Check(at, buffer[..read], buffer.IsEmpty);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var at = content.Position;
        buffer = buffer[..Within(at, buffer.Length)];
        var read = buffer.IsEmpty ? 0 : await content.ReadAsync(buffer, cancellationToken);
        Check(at, buffer.Span[..read], buffer.IsEmpty);
        return read;
    }

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

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync();
        _hash.Dispose();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Within(long at, int count) => (int)Math.Clamp(facts.Length - at, 0, count);

    private void Check(long at, ReadOnlySpan<byte> read, bool isNothingAsked)
    {
        if (isNothingAsked)
            return;
        if (read.IsEmpty)
            throw Damaged();
        if (_hashed != at)
        {
            _hashed = -1;
            return;
        }

        _hash.AppendData(read);
        _hashed += read.Length;
        if (_hashed < facts.Length)
            return;
        _hashed = -1;
        if (Convert.ToHexStringLower(_hash.GetHashAndReset()) != facts.Sha256)
            throw Damaged();
    }

    private static StoreUnavailableException Damaged() => new("The stored content is damaged: it has not the checksum that it was stored with. Upload it again.");
}
