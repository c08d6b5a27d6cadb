using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Api.Tests.Media;

/// <summary>A store of blobs in which something may happen, or everything may end, just before it is written to.</summary>
internal sealed class InterruptedBlobs(IBlobStore below) : IBlobStore
{
    /// <summary>Awaited before the next removal, once.</summary>
    public Func<Task>? BeforeRemove { get; set; }

    /// <summary>Awaited before the next put, once.</summary>
    public Func<Task>? BeforePut { get; set; }

    public Task<BlobFacts?> FindAsync(string name, CancellationToken ct) => below.FindAsync(name, ct);

    public Task<OpenBlob?> OpenAsync(string name, CancellationToken ct) => below.OpenAsync(name, ct);

    public async Task<BlobPut> PutAsync(string name, BlobContent content, string? ifVersion, CancellationToken ct)
    {
        if (BeforePut is { } happen)
        {
            BeforePut = null;
            await happen();
        }

        return await below.PutAsync(name, content, ifVersion, ct);
    }

    public async Task<bool> RemoveAsync(string name, string version, CancellationToken ct)
    {
        if (BeforeRemove is { } happen)
        {
            BeforeRemove = null;
            await happen();
        }

        return await below.RemoveAsync(name, version, ct);
    }

    public Task<Uri?> AddressAsync(string name, Instant until, CancellationToken ct) => below.AddressAsync(name, until, ct);
}
