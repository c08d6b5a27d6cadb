namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>A content without an end, as a hostile client may send it.</summary>
internal sealed class EndlessStream : OneWayStream
{
    public long Given { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        Given += buffer.Length;
        return buffer.Length;
    }
}
