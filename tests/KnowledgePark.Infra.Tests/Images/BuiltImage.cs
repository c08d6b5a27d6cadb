using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests.Images;

/// <summary>An image out of an archive: what it runs and as whom, and the files that its layers bring.</summary>
internal sealed record BuiltImage(JsonObject Settings, IReadOnlyDictionary<string, UnixFileMode> Files)
{
    public static BuiltImage Of(string archive)
    {
        var parts = new Dictionary<string, byte[]>();
        foreach (var (entry, bytes) in Entries(File.ReadAllBytes(archive)))
            parts[entry.Name] = bytes;
        var manifest = JsonNode.Parse(parts["manifest.json"])![0]!; // An archive has a manifest of one image.
        var config = JsonNode.Parse(parts[(string)manifest["Config"]!])!["config"]!; // An image has a configuration.
        var files = ((JsonArray)manifest["Layers"]!).SelectMany(layer => Entries(parts[(string)layer!])) // And layers.
            .Where(f => f.Entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            .ToDictionary(f => f.Entry.Name.TrimStart('.', '/'), f => f.Entry.Mode);
        return new BuiltImage((JsonObject)config, files);
    }

    private static IEnumerable<(TarEntry Entry, byte[] Bytes)> Entries(byte[] archive)
    {
        using var stream = new MemoryStream(archive);
        // A layer and an archive may be compressed or not; gzip says so in its first two octets.
        using Stream plain = archive is [0x1f, 0x8b, ..] ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new TarReader(plain);
        while (reader.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            yield return (entry, bytes.ToArray());
        }
    }
}
