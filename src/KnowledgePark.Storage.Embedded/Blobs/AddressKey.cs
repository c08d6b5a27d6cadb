using System.Security.Cryptography;

namespace KnowledgePark.Storage.Embedded.Blobs;

/// <summary>The secret that signs the time-limited addresses of the edge. It lies in the data folder, so that an address outlives a restart.</summary>
public static class AddressKey
{
    private const int Bytes = 32;

    /// <summary>The key of the folder; made at the first call. Whoever else asks at the same moment gets the same one.</summary>
    /// <exception cref="StoreUnavailableException">The folder cannot be used.</exception>
    public static byte[] Of(EmbeddedOptions options) => DiskFaults.Guard(() =>
    {
        Directory.CreateDirectory(options.Folder);
        var path = Path.Combine(options.Folder, "address.key");
        if (!File.Exists(path))
            Make(path);
        var key = File.ReadAllBytes(path);
        return key.Length == Bytes ? key : throw new StoreUnavailableException($"'{path}' is not a key of {Bytes} octets. Remove it; addresses that were given out then end.");
    });

    private static void Make(string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
        }
    }
}
