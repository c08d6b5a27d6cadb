using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace KnowledgePark.Load;

/// <summary>
/// One keep-alive connection that sends ready bytes and reads the status. It shares the processors with the servers that it measures, so it
/// does nothing else: no header objects, no tasks, one thread that waits in the kernel.
/// </summary>
internal sealed class HttpSocket : IDisposable
{
    private readonly Socket _socket;
    private byte[] _buffer = new byte[64 * 1024];

    public HttpSocket(int port)
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>The last answer, head and body.</summary>
    public ReadOnlySpan<byte> Answer => _buffer.AsSpan(0, Length);

    private int Length { get; set; }

    /// <summary>Sends a request, reads its whole answer and returns the status.</summary>
    public int Send(ReadOnlySpan<byte> request)
    {
        while (request.Length > 0)
            request = request[_socket.Send(request)..];
        Length = 0;
        int head;
        while ((head = Answer.IndexOf("\r\n\r\n"u8)) < 0)
            Receive();
        var status = int.Parse(Answer[9..12], System.Globalization.CultureInfo.InvariantCulture);
        if (status is 204 or 304)
            return status;
        if (LengthOf(Answer[..head]) is { } length)
        {
            while (Length < head + 4 + length)
                Receive();
            return status;
        }

        // Chunked: nothing follows the last chunk, because the next request has not been sent.
        while (!Answer.EndsWith("0\r\n\r\n"u8))
            Receive();
        return status;
    }

    public void Dispose() => _socket.Dispose();

    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        return head.IndexOf(name) is >= 0 and var at && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : null;
    }

    private void Receive()
    {
        if (Length == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = _socket.Receive(_buffer.AsSpan(Length));
        if (count == 0)
            throw new IOException("The server closed the connection.");
        Length += count;
    }
}
