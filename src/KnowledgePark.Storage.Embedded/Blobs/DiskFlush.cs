using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace KnowledgePark.Storage.Embedded.Blobs;

/// <summary>
/// Makes the names in a folder durable. On Unix a renamed or removed file is sure to be so after a loss of power only once its folder has been
/// flushed too (fsync(2)); .NET opens no folders, so libc is asked. Windows writes names through.
/// </summary>
internal static class DiskFlush
{
    private const int ReadOnly = 0;
    private const int NotSupported = 22;

    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = open(Encoding.UTF8.GetBytes(path + "\0"), ReadOnly);
        if (folder < 0)
            throw Fault();
        try
        {
            // EINVAL: a file system that cannot do it, such as some of networks.
            if (fsync(folder) != 0 && Marshal.GetLastPInvokeError() != NotSupported)
                throw Fault();
        }
        finally
        {
            _ = close(folder);
        }
    }

    private static IOException Fault()
    {
        var fault = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException(fault.Message, fault.NativeErrorCode);
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int file);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int file);
}
