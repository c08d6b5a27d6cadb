using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace KnowledgePark.Storage.Embedded.Blobs;

/// <summary>
/// Blobs as files in the data folder, one a blob. A content is written beside its place, flushed to the disk and then renamed into it, so that a
/// reader or a crash meets the old file or the new one, never a part. Several processes may share the folder.
/// </summary>
public sealed class DiskBlobStore : IBlobStore, IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly string _root;
    private readonly string _unfinished;
    private readonly FolderLock _lock;

    private DiskBlobStore(string folder)
    {
        _root = Path.Combine(folder, "blobs");
        _unfinished = Path.Combine(_root, "unfinished");
        _lock = new FolderLock(Path.Combine(_root, "lock"));
    }

    /// <summary>Opens the store in its folder; makes it first if there is none, and clears away what a crash has left unfinished.</summary>
    /// <exception cref="StoreUnavailableException">The folder cannot be used.</exception>
    public static DiskBlobStore Open(EmbeddedOptions options)
    {
        var store = new DiskBlobStore(options.Folder);
        try
        {
            Directory.CreateDirectory(store._unfinished);
            Unfinished.Clear(store._unfinished);
            DiskFlush.Folder(store._root);
            return store;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            store.Dispose();
            throw new StoreUnavailableException($"The data folder '{options.Folder}' cannot be used: {e.Message}", e);
        }
    }

    public Task<BlobFacts?> FindAsync(string name, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var path = PathOf(name);
        return Task.FromResult(DiskFaults.Guard(() => FactsAt(path, name)));
    }

    public Task<OpenBlob?> OpenAsync(string name, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var path = PathOf(name);
        return Task.FromResult(DiskFaults.Guard(() => BlobFile.TryOpen(path) is not { } file ? null : Opened(file, name)));
    }

    public async Task<BlobPut> PutAsync(string name, BlobContent content, string? ifVersion, CancellationToken ct)
    {
        var path = PathOf(name);
        var unfinished = Path.Combine(_unfinished, Guid.NewGuid().ToString("N"));
        try
        {
            // Whoever is late anyway does not have to send all of it.
            if (FactsAt(path, name) is var early && early?.Version != ifVersion)
                return new BlobPut.Conflict(early);
            using var file = Unfinished.Create(unfinished);
            var (fault, facts) = await WriteAsync(file, name, content, ct);
            if (fault is not null)
                return fault;
            using (await _lock.EnterAsync(ct))
            {
                if (FactsAt(path, name) is var current && current?.Version != ifVersion)
                    return new BlobPut.Conflict(current);
                MoveInto(unfinished, path);
            }

            return new BlobPut.Stored(facts!); // There was no fault.
        }
        catch (Exception e) when (DiskFaults.Translate(e) is { } fault)
        {
            throw fault;
        }
        finally
        {
            Unfinished.Remove(unfinished);
        }
    }

    public async Task<bool> RemoveAsync(string name, string version, CancellationToken ct)
    {
        var path = PathOf(name);
        try
        {
            using (await _lock.EnterAsync(ct))
            {
                if (FactsAt(path, name)?.Version != version)
                    return false;
                File.Delete(path);
                DiskFlush.Folder(FolderOf(path));
                return true;
            }
        }
        catch (Exception e) when (DiskFaults.Translate(e) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Null: a folder has no door of its own.</summary>
    public Task<Uri?> AddressAsync(string name, Instant until, CancellationToken ct)
    {
        BlobName.Check(name);
        return Task.FromResult<Uri?>(null);
    }

    public void Dispose() => _lock.Dispose();

    private static async Task<(BlobPut? Fault, BlobFacts? Facts)> WriteAsync(FileStream file, string name, BlobContent content, CancellationToken ct)
    {
        using var intake = new BlobIntake(content);
        var buffer = new byte[BufferSize];
        int? read;
        while ((read = await intake.ReadAsync(buffer, ct)) > 0)
            await file.WriteAsync(buffer.AsMemory(0, read.Value), ct);
        if (read is null)
            return (new BlobPut.TooLarge(), null);
        if (intake.Fault is { } fault)
            return (fault, null);
        var facts = new BlobFacts(content.ContentType, intake.Length, intake.Sha256, Guid.NewGuid().ToString("N"));
        await file.WriteAsync(BlobFile.Trailer(name, facts), ct);
        file.Flush(flushToDisk: true);
        return (null, facts);
    }

    private void MoveInto(string unfinished, string path)
    {
        var folder = FolderOf(path);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DiskFlush.Folder(_root);
        }

        File.Move(unfinished, path, overwrite: true);
        DiskFlush.Folder(folder);
    }

    private static OpenBlob? Opened(FileStream file, string name)
    {
        try
        {
            var facts = BlobFile.Facts(file, name);
            file.Position = 0;
            return new OpenBlob(facts, new CheckedStream(file, facts));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static BlobFacts? FactsAt(string path, string name)
    {
        using var file = BlobFile.TryOpen(path);
        return file is null ? null : BlobFile.Facts(file, name);
    }

    /// <summary>
    /// Named by a hash: every name is a good file name everywhere, also where capitals do not count, and none leads out of the folder. 256
    /// folders keep each of them small.
    /// </summary>
    private string PathOf(string name)
    {
        BlobName.Check(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(name)));
        return Path.Combine(_root, hash[..2], hash[2..]);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!; // Every blob lies in a folder.
}
