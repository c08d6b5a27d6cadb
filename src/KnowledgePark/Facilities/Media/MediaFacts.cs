namespace KnowledgePark.Facilities.Media;

/// <summary>What a record says of a photo, plan or document that belongs to it. The content itself is a blob.</summary>
public sealed record MediaFacts
{
    /// <summary>Media type, such as image/jpeg; as found in the content itself.</summary>
    public required string ContentType { get; init; }

    /// <summary>In octets.</summary>
    public required long Length { get; init; }

    /// <summary>Of the content: 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When this content took its place.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
