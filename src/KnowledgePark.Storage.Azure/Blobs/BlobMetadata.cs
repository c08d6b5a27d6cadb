namespace KnowledgePark.Storage.Azure.Blobs;

/// <summary>What a blob says of itself beside Azure's own properties.</summary>
internal static class BlobMetadata
{
    private const string Sha256 = "sha256";
    private const string Mark = "upload";

    public static Dictionary<string, string> Of(string sha256, string mark) => new() { [Sha256] = sha256, [Mark] = mark };

    /// <exception cref="StoreUnavailableException">It has none: something else wrote the blob.</exception>
    public static string Sha256Of(IDictionary<string, string> metadata) => metadata.TryGetValue(Sha256, out var sha256)
        ? sha256
        : throw new StoreUnavailableException("The stored content has no checksum: it was not this service that wrote it. Upload it again under another name.");

    public static string? MarkOf(IDictionary<string, string> metadata) => metadata.TryGetValue(Mark, out var mark) ? mark : null;
}
