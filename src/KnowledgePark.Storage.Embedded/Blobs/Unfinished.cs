namespace KnowledgePark.Storage.Embedded.Blobs;

/// <summary>Files that are being written. Whoever writes one holds it alone, which tells it from what a crash has left.</summary>
internal static class Unfinished
{
    public static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, 1, FileOptions.Asynchronous);

    /// <summary>Nothing happens if it is gone already, as when it was renamed into its place.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is cleared away at the next start.
        }
    }

    /// <summary>Removes what no living process is writing.</summary>
    public static void Clear(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            try
            {
                new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (IOException)
            {
                // Another process is writing it, or has just finished.
            }
        }
    }
}
