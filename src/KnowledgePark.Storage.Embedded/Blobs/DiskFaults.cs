namespace KnowledgePark.Storage.Embedded.Blobs;

/// <summary>The operating system's faults in the store's own words.</summary>
internal static class DiskFaults
{
    /// <summary>ENOSPC and EDQUOT of Linux and macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows: .NET passes them on as they are.</summary>
    private static readonly int[] s_full = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static readonly int[] s_shared = [11, 35, unchecked((int)0x80070020)];

    public static bool IsShared(IOException e) => s_shared.Contains(e.HResult);

    /// <summary>Null for what is no fault of the disk.</summary>
    public static StoreUnavailableException? Translate(Exception e) => e switch
    {
        IOException when s_full.Contains(e.HResult) =>
            new StoreUnavailableException("The disk of the store is full. Nothing was written; make room and try again.", e) { IsFull = true },
        IOException or UnauthorizedAccessException => new StoreUnavailableException("The store's folder cannot be used now. Nothing was acknowledged; try again shortly.", e),
        _ => null,
    };

    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (Translate(e) is { } fault)
        {
            throw fault;
        }
    }
}
