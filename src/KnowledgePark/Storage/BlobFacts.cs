namespace KnowledgePark.Storage;

/// <summary>What is known of a blob.</summary>
/// <param name="ContentType">As it was put.</param>
/// <param name="Length">In octets.</param>
/// <param name="Sha256">Of the content: 64 lower-case hexadecimal digits.</param>
/// <param name="Version">Set by the store with every write, also when the same content is written again. Opaque.</param>
public sealed record BlobFacts(string ContentType, long Length, string Sha256, string Version);
