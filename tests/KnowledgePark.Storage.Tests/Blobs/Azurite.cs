using System.Diagnostics;
using Azure.Storage;
using KnowledgePark.Storage.Azure.Blobs;
using KnowledgePark.Storage.Tests.Blobs;
using NodaTime;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>
/// Microsoft's emulator of Azure Storage, blobs only, in memory: one process a run, started by the first test that needs it. Where it is not
/// installed (tests/run.sh does it: npm ci in tests/node) those tests are skipped, visibly.
/// </summary>
public sealed class Azurite : IDisposable
{
    private const string Listens = "successfully listens on ";

    /// <summary>The account and key of every emulator there is; they open nothing else.</summary>
    internal static readonly StorageSharedKeyCredential Key = new(
        "devstoreaccount1", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    private readonly Lazy<Task<Uri>> _address;
    private Process? _process;

    public Azurite() => _address = new Lazy<Task<Uri>>(StartAsync);

    /// <summary>Where it listens; skips the test where it cannot be had.</summary>
    public Task<Uri> AddressAsync()
    {
        Assert.SkipWhen(Script() is null, "Azurite is not installed: npm ci --prefix tests/node (needs Node.js).");
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

    /// <summary>An empty store in a container of its own.</summary>
    internal static async Task<AzureBlobStore> NewStoreAsync(Uri address, Patience patience, CancellationToken ct)
    {
        var store = AzureBlobStore.Of(Options(address, $"park-{Guid.NewGuid():N}") with { Patience = patience }, Key, SystemClock.Instance);
        await store.ProvisionAsync(ct);
        return store;
    }

    internal static AzureBlobOptions Options(Uri address, string container) => new() { Account = new Uri(address, Key.AccountName), Container = container };

    private async Task<Uri> StartAsync()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Script()!, "--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--silent", "--disableTelemetry"]) // Looked for before.
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!; // A new process, never an existing one.
        var errors = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listens, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = _process.StandardOutput.ReadToEndAsync(); // So that its pipe never fills.
                return new Uri(line[(at + Listens.Length)..].Trim() + "/");
            }
        }

        throw new InvalidOperationException($"Azurite did not start: {await errors}");
    }

    private static string? Script() => NodeScripts.Find("azurite/dist/src/blob/main.js");
}
