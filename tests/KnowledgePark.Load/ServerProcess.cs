using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KnowledgePark.Load;

/// <summary>A server in a process of its own, on a free port of this machine. Disposing it ends the process.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts an assembly that lies beside this one and waits until it answers /ping.</summary>
    /// <param name="assembly">Its file name.</param>
    /// <param name="argumentsOf">From the address that it shall listen on to its arguments.</param>
    /// <param name="environment">Settings that it shall see.</param>
    public static ServerProcess Start(string assembly, Func<string, IReadOnlyList<string>> argumentsOf, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.ProcessPath is { } dotnet && Path.GetFileNameWithoutExtension(dotnet) == "dotnet" ? dotnet : "dotnet")
        {
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in argumentsOf($"http://127.0.0.1:{port}"))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start)!, port); // A new process, never an existing one.
        try
        {
            server.WaitUntilUp();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The processor time that it has spent so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it has in use.</summary>
    public long Bytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    private void WaitUntilUp()
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var socket = new HttpSocket(Port);
                if (socket.Send(Requests.Get("/ping")) == 200)
                    return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(since) < s_patience && !_process.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
