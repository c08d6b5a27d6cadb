namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>A content whose sender is gone before its end.</summary>
internal sealed class BrokenStream(byte[] first) : OneWayStream
{
    private int _given;

    public override int Read(Span<byte> buffer)
    {
        if (_given == first.Length)
            throw new IOException("The sender is gone.");
        var count = Math.Min(buffer.Length, first.Length - _given);
        first.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }
}
