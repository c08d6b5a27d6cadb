using System.IO.Compression;
using KnowledgePark.Calendars;

namespace KnowledgePark.Api.Calendars;

/// <summary>The octets of a feed in one revision, plain and compressed.</summary>
internal sealed class RenderedFeed
{
    public RenderedFeed(FeedRevision revision, byte[] plain)
    {
        Revision = revision;
        Plain = plain;
        using var packed = new MemoryStream(plain.Length / 8);
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(plain);
        Gzip = packed.ToArray();
    }

    public FeedRevision Revision { get; }

    public byte[] Plain { get; }

    /// <summary>RFC 1952.</summary>
    public byte[] Gzip { get; }

    public int Size => Plain.Length + Gzip.Length;
}
