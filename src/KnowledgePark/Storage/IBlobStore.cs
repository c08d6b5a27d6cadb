using NodaTime;

namespace KnowledgePark.Storage;

/// <summary>
/// All that a store of photos, plans and documents implements: named octets with a few facts. It has no rules. Every promise here is a fact of
/// the suite in Storage.Tests, which each store derives. Names have the form of <see cref="BlobName"/>; any other is an
/// <see cref="ArgumentException"/>.
/// </summary>
public interface IBlobStore
{
    /// <summary>What is known of a blob, without its content; null if there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    Task<BlobFacts?> FindAsync(string name, CancellationToken ct);

    /// <summary>
    /// Opens a blob for reading, with the facts of exactly this content; null if there is none. Replacing or removing it meanwhile never mixes
    /// two contents: the reader gets the old one to its end, or an exception. Read whole from its beginning, the content is held against its
    /// checksum. The caller disposes of it.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, or (while reading) the content is not what was stored.</exception>
    Task<OpenBlob?> OpenAsync(string name, CancellationToken ct);

    /// <summary>
    /// Stores a content under a name if nothing is there, or if what is there still has a version. Stored means durable and whole: a reader
    /// never sees a part. Of a content that is too large or not what its checksum says nothing is kept. An answer that was lost on its way is
    /// settled by reading: what this call has written is Stored, not a conflict with itself.
    /// </summary>
    /// <param name="name">See <see cref="BlobName"/>.</param>
    /// <param name="content">Read once, from where it stands, and not disposed of.</param>
    /// <param name="ifVersion">The version to replace; null: only if there is none.</param>
    /// <param name="ct">Cancels the upload; then nothing, or all of it, is stored.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be reached or is full; nothing was acknowledged.</exception>
    Task<BlobPut> PutAsync(string name, BlobContent content, string? ifVersion, CancellationToken ct);

    /// <summary>Removes a blob if it still has this version. False: it has another, or there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    Task<bool> RemoveAsync(string name, string version, CancellationToken ct);

    /// <summary>
    /// An absolute address that anybody can read the blob from until an instant, and nothing else; null where the store has no door of its own,
    /// so that the edge has to serve the content itself. Does not look whether the blob exists.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    Task<Uri?> AddressAsync(string name, Instant until, CancellationToken ct);
}
