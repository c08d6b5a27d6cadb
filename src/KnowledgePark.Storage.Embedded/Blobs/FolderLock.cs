using System.Globalization;

namespace KnowledgePark.Storage.Embedded.Blobs;

/// <summary>
/// Lets one writer at a time, of all processes on a folder, look at what is there and put something in its place. Held for a rename, never for an
/// upload. A killed holder frees it.
/// </summary>
internal sealed class FolderLock(string path) : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);
    private const int MaxPauses = 4000;

    private readonly SemaphoreSlim _ofThisProcess = new(1, 1);

    /// <exception cref="StoreUnavailableException">Another process holds it for too long.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _ofThisProcess.WaitAsync(ct);
        try
        {
            for (var pause = 0; ; pause++)
            {
                try
                {
                    return new Held(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1), _ofThisProcess);
                }
                catch (IOException e) when (DiskFaults.IsShared(e))
                {
                    if (pause == MaxPauses)
                        throw new StoreUnavailableException(string.Create(CultureInfo.InvariantCulture, $"Another process has held the lock of the blobs for {MaxPauses * s_pause.TotalSeconds} s. Nothing was written."), e);
                    await Task.Delay(s_pause, ct);
                }
            }
        }
        catch
        {
            _ofThisProcess.Release();
            throw;
        }
    }

    public void Dispose() => _ofThisProcess.Dispose();

    private sealed class Held(FileStream file, SemaphoreSlim ofThisProcess) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            ofThisProcess.Release();
        }
    }
}
