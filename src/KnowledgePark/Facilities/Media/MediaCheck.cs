using System.Security.Cryptography;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities.Media.Svg;

namespace KnowledgePark.Facilities.Media;

/// <summary>
/// Whether a slot takes an upload. What the sender says of it must be true of the octets: a script that calls itself a picture is not kept.
/// A drawing is not kept as it came but as <see cref="SvgCleaner"/> writes it anew.
/// </summary>
internal static class MediaCheck
{
    private const int BufferSize = 64 * 1024;

    public static async Task<CheckedMedia> ReadAsync(MediaSlot slot, MediaUpload upload, CancellationToken ct)
    {
        if (!upload.Content.CanSeek)
            throw new ArgumentException("The content of an upload can seek.", nameof(upload));
        if (upload.ContentType is not { } declared || !slot.Rule.ContentTypes.Contains(declared))
            return CheckedMedia.Refused(Unsupported(slot, upload.ContentType));
        var read = await HashAsync(upload.Content, slot.Rule.MaxBytes, ct);
        if (read.Length > slot.Rule.MaxBytes)
            return CheckedMedia.Refused(TooLarge(slot));
        if (read.Length == 0)
            return CheckedMedia.Refused(new Refusal(RefusalCodes.EmptyMedia, "The content is empty. Send the octets of the file as the body.", slot.Name));
        var found = ContentType.Sniff(read.Head);
        if (found != declared)
            return CheckedMedia.Refused(Mismatch(slot, declared, found));
        upload.Content.Position = 0;
        return declared == ContentType.Svg ? await CleanAsync(slot, upload.Content, ct) : new CheckedMedia(upload.Content, declared, read.Length, read.Sha256, null);
    }

    private static async Task<CheckedMedia> CleanAsync(MediaSlot slot, Stream svg, CancellationToken ct)
    {
        var cleaned = new MemoryStream(); // A stream of bytes: nothing to dispose of.
        if (SvgCleaner.Clean(svg, cleaned) is { } fault)
            return CheckedMedia.Refused(fault with { Target = slot.Name });
        cleaned.Position = 0;
        var read = await HashAsync(cleaned, slot.Rule.MaxBytes, ct);
        if (read.Length > slot.Rule.MaxBytes)
            return CheckedMedia.Refused(TooLarge(slot));
        cleaned.Position = 0;
        return new CheckedMedia(cleaned, ContentType.Svg, read.Length, read.Sha256, null);
    }

    /// <summary>Reads no further than just past the limit.</summary>
    private static async Task<(long Length, string Sha256, byte[] Head)> HashAsync(Stream content, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        byte[] head = [];
        var length = 0L;
        while (length <= maxBytes)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
            if (length == 0)
                head = buffer[..Math.Min(read, ContentType.SniffedBytes)];
            hash.AppendData(buffer.AsSpan(0, read));
            length += read;
            if (read < buffer.Length)
                break;
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()), head);
    }

    private static Refusal Unsupported(MediaSlot slot, string? declared) => new(
        RefusalCodes.UnsupportedMedia,
        $"'{slot.Name}' takes {string.Join(", ", slot.Rule.ContentTypes)}{(declared is null ? "; state one of them as the Content-Type" : $", not {Shortened(declared)}")}.",
        slot.Name, null, declared is null ? null : Shortened(declared), string.Join(", ", slot.Rule.ContentTypes));

    private static Refusal TooLarge(MediaSlot slot) => new(
        RefusalCodes.MediaTooLarge, $"'{slot.Name}' takes at most {slot.Rule.MaxBytes} octets. Make the file smaller.", slot.Name, null, null, $"{slot.Rule.MaxBytes}");

    private static Refusal Mismatch(MediaSlot slot, string declared, string? found) => new(
        RefusalCodes.MediaTypeMismatch,
        $"The content says {declared} of itself, but its first octets are {(found is null ? "of no type that is kept here" : $"those of {found}")}. Send the file itself, with its true Content-Type.",
        slot.Name, null, declared, found);

    private static string Shortened(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");
}
