using System.Buffers;

namespace KnowledgePark.Facilities.Media;

/// <summary>The media types that the park keeps, and how each is known by its first octets.</summary>
public static class ContentType
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Webp = "image/webp";
    public const string Svg = "image/svg+xml";
    public const string Pdf = "application/pdf";

    /// <summary>So many octets from the beginning tell the type.</summary>
    public const int SniffedBytes = 512;

    private static readonly SearchValues<byte> s_endOfName = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>
    /// The type that a content has by its first octets, whatever it is called; null: none that the park keeps. That an SVG is one is proved by
    /// reading it whole.
    /// </summary>
    public static string? Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (head.Length >= 16 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBPVP8"u8))
            return Webp;
        if (head.StartsWith("%PDF-"u8))
            return Pdf;
        return IsSvg(head) ? Svg : null;
    }

    /// <summary>Text that begins as an SVG may: with its root element, or with an XML declaration, comment or DOCTYPE before it.</summary>
    private static bool IsSvg(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        if (head.StartsWith("<?xml"u8) || head.StartsWith("<!--"u8) || head.StartsWith("<!DOCTYPE svg"u8))
            return true;
        // With or without a prefix: <svg …>, <s:svg …>.
        if (!head.StartsWith("<"u8))
            return false;
        var end = head.IndexOfAny(s_endOfName);
        var name = head[1..(end < 0 ? head.Length : end)];
        return name[(name.LastIndexOf((byte)':') + 1)..].SequenceEqual("svg"u8);
    }
}
