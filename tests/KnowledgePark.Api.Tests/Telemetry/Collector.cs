using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.Tests.Telemetry;

/// <summary>Where telemetry is sent to, on this machine: keeps what arrives, by path.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public ConcurrentDictionary<string, ConcurrentBag<byte[]>> Received { get; } = new();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.MapFallback(collector.KeepAsync);
        await collector._app.StartAsync(TestPark.Ct);
        return collector;
    }

    /// <summary>Whether something arrived at a path that holds a text. Exporters write UTF-8, in JSON and in protobuf.</summary>
    public bool Holds(string path, string text) =>
        Received.TryGetValue(path, out var bodies) && bodies.Any(b => b.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task KeepAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await using Stream body = http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
        await body.CopyToAsync(bytes, http.RequestAborted);
        Received.GetOrAdd(http.Request.Path, _ => []).Add(bytes.ToArray());
        if (http.Request.Path.StartsWithSegments("/v2.1"))
            await http.Response.WriteAsync("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}""");
    }
}
