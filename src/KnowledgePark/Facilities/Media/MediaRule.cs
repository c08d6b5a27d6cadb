namespace KnowledgePark.Facilities.Media;

/// <summary>What a slot takes.</summary>
/// <param name="ContentTypes">Media types, without parameters.</param>
/// <param name="MaxBytes">The most octets.</param>
public sealed record MediaRule(IReadOnlyList<string> ContentTypes, long MaxBytes)
{
    private const long Megabyte = 1024 * 1024;

    internal static readonly MediaRule Photo = new([ContentType.Jpeg, ContentType.Png, ContentType.Webp], 10 * Megabyte);

    internal static readonly MediaRule Plan = new([ContentType.Svg, ContentType.Png], 5 * Megabyte);

    internal static readonly MediaRule Document = new([ContentType.Pdf], 20 * Megabyte);
}
