using System.Security.Cryptography;

namespace KnowledgePark.Storage;

/// <summary>
/// How a store reads what it is to keep: buffer by buffer, counted and hashed on the way, and no further than the limit. Never more than the
/// reader's own buffer is in memory.
/// </summary>
public sealed class BlobIntake(BlobContent content) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string? _sha256;

    /// <summary>The octets that were read so far.</summary>
    public long Length { get; private set; }

    /// <summary>The checksum of all that was read. Ask once the end is reached: nothing can be read afterwards.</summary>
    public string Sha256 => _sha256 ??= Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <summary>Fills the buffer, but at the end of the content. Null: the content is larger than its limit, and must not be kept.</summary>
    public async ValueTask<int?> ReadAsync(Memory<byte> buffer, CancellationToken ct)
    {
        var read = await content.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        Length += read;
        if (Length > content.MaxBytes)
            return null;
        _hash.AppendData(buffer.Span[..read]);
        return read;
    }

    /// <summary>What to answer instead of keeping the content, once its end is reached; null if it may be kept.</summary>
    public BlobPut? Fault => content.Sha256 is { } stated && stated != Sha256 ? new BlobPut.Damaged() : null;

    public void Dispose() => _hash.Dispose();
}
