using System.Text;
using System.Text.Json;

namespace KnowledgePark.Storage.Embedded.Blobs;

/// <summary>
/// A blob's file: the content from its first octet, then its name and facts as JSON, filled up with blanks to a fixed length. One file, because
/// only one can be renamed at a time; the facts at the end, because only then are they known.
/// </summary>
internal static class BlobFile
{
    private const int TrailerBytes = 1024;

    /// <summary>Null if there is no such file.</summary>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static ReadOnlyMemory<byte> Trailer(string name, BlobFacts facts)
    {
        var json = JsonSerializer.Serialize(new Kept(name, facts.ContentType, facts.Length, facts.Sha256, facts.Version));
        return json.Length < TrailerBytes
            ? Encoding.UTF8.GetBytes(json.PadRight(TrailerBytes - 1) + "\n")
            : throw new ArgumentException("The content type is too long to be kept.", nameof(facts));
    }

    /// <exception cref="StoreUnavailableException">The file is not what was stored under this name.</exception>
    public static BlobFacts Facts(FileStream file, string name)
    {
        if (file.Length < TrailerBytes)
            throw Damaged(null);
        var trailer = new byte[TrailerBytes];
        file.Position = file.Length - TrailerBytes;
        file.ReadExactly(trailer);
        try
        {
            return JsonSerializer.Deserialize<Kept>(trailer) is { } kept && kept.Name == name && kept.Length == file.Length - TrailerBytes
                ? new BlobFacts(kept.ContentType, kept.Length, kept.Sha256, kept.Version)
                : throw Damaged(null);
        }
        catch (JsonException e)
        {
            throw Damaged(e);
        }
    }

    private static StoreUnavailableException Damaged(Exception? inner) => new("The stored content is damaged: its file is not what was written.", inner!); // May be null.

    private sealed record Kept(string Name, string ContentType, long Length, string Sha256, string Version);
}
