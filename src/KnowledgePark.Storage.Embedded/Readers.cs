using System.Collections.Concurrent;

namespace KnowledgePark.Storage.Embedded;

/// <summary>Readers between uses. There are as many as were ever needed at once.</summary>
internal sealed class Readers(string path) : IDisposable
{
    private readonly ConcurrentBag<Reader> _idle = [];
    private volatile bool _disposed;

    public Lease Rent() => new(this, _idle.TryTake(out var reader) ? reader : Reader.Open(path));

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var reader))
            reader.Dispose();
    }

    private void Return(Reader reader)
    {
        if (_disposed)
            reader.Dispose();
        else
            _idle.Add(reader);
    }

    /// <summary>A reader for one read; dispose it to hand the reader back.</summary>
    internal readonly struct Lease(Readers readers, Reader reader) : IDisposable
    {
        public Reader Reader { get; } = reader;

        public void Dispose() => readers.Return(Reader);
    }
}
