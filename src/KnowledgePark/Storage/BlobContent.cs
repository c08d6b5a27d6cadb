namespace KnowledgePark.Storage;

/// <summary>What is to be stored as a blob.</summary>
/// <param name="Content">Read once, from where it stands, to its end.</param>
/// <param name="ContentType">A media type without parameters, such as image/png.</param>
/// <param name="MaxBytes">The most octets that are taken.</param>
public sealed record BlobContent(Stream Content, string ContentType, long MaxBytes)
{
    /// <summary>The checksum that the content must have (64 lower-case hexadecimal digits); null: whatever it has.</summary>
    public string? Sha256 { get; init; }
}
