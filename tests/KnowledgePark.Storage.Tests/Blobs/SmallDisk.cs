using System.Diagnostics;

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>A disk of one megabyte, gone afterwards. Needs Linux and the right to mount; else the test is skipped, visibly.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk Mount()
    {
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("park-disk-").FullName);
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.Path))
            return disk;
        Directory.Delete(disk.Path);
        Assert.Skip("A small disk cannot be mounted here (needs Linux and root).");
        return disk; // Skip throws.
    }

    public void Dispose()
    {
        Assert.True(Run("umount", Path));
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!; // A new process.
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
