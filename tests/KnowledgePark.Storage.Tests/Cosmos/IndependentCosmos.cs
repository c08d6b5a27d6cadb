using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using KnowledgePark.Storage.Tests.Cosmos;

[assembly: AssemblyFixture(typeof(IndependentCosmos))]

namespace KnowledgePark.Storage.Tests.Cosmos;

/// <summary>
/// A server of the Cosmos DB protocol that others wrote (npm: @vercel/cosmosdb-server), one process a run, started by the first test that needs it.
/// It has no batches and wrong queries, but its documents and ETags are right. Where it is not installed the tests are skipped, visibly.
/// </summary>
public sealed class IndependentCosmos : IDisposable
{
    private readonly Lazy<Task<Uri>> _address;
    private Process? _process;

    public IndependentCosmos() => _address = new Lazy<Task<Uri>>(StartAsync);

    /// <summary>Where it listens; skips the test where it cannot be had.</summary>
    public Task<Uri> AddressAsync()
    {
        Assert.SkipWhen(NodeScripts.Find("@vercel/cosmosdb-server/lib/cli.js") is null, "@vercel/cosmosdb-server is not installed: npm ci --prefix tests/node (needs Node.js).");
        return _address.Value;
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<Uri> StartAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[NodeScripts.Find("@vercel/cosmosdb-server/lib/cli.js")!, "--no-ssl", "--host", "127.0.0.1", "--port", $"{port}"]) // Looked for before.
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!; // A new process, never an existing one.
        var errors = _process.StandardError.ReadToEndAsync();
        if (await _process.StandardOutput.ReadLineAsync() is null)
            throw new InvalidOperationException($"@vercel/cosmosdb-server did not start: {await errors}");
        _ = _process.StandardOutput.ReadToEndAsync(); // So that its pipe never fills.
        return new Uri($"http://127.0.0.1:{port}/");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
