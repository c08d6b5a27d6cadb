using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgePark.Infra.Tests.Images;

/// <summary>
/// A registry on this machine that offers one image, an empty one of one layer, so that an image can be built on it where Microsoft's registry
/// cannot be reached. It speaks as much of the OCI distribution protocol as pulling by tag needs.
/// </summary>
internal sealed class BaseImageRegistry : IDisposable
{
    private const string Config = "application/vnd.docker.container.image.v1+json";
    private const string Layer = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    private const string Manifest = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, (string Type, byte[] Bytes)> _answers = [];

    public BaseImageRegistry()
    {
        var tar = EmptyTar();
        var layer = Gzip(tar);
        var config = Encoding.UTF8.GetBytes($$"""{"architecture":"amd64","os":"linux","config":{"Env":["PATH=/usr/bin"]},"rootfs":{"type":"layers","diff_ids":["{{Digest(tar)}}"]},"history":[]}""");
        var manifest = Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"{{Manifest}}","config":{"mediaType":"{{Config}}","size":{{config.Length}},"digest":"{{Digest(config)}}"},"layers":[{"mediaType":"{{Layer}}","size":{{layer.Length}},"digest":"{{Digest(layer)}}"}]}""");
        _answers["/v2/"] = ("application/json", "{}"u8.ToArray());
        _answers["/v2/empty/manifests/1"] = _answers[$"/v2/empty/manifests/{Digest(manifest)}"] = (Manifest, manifest);
        _answers[$"/v2/empty/blobs/{Digest(config)}"] = (Config, config);
        _answers[$"/v2/empty/blobs/{Digest(layer)}"] = (Layer, layer);
        var address = $"localhost:{FreePort()}";
        Image = $"{address}/empty:1";
        _listener.Prefixes.Add($"http://{address}/");
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>What to name as the base image.</summary>
    public string Image { get; }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // Closed.
            }

            using var response = context.Response;
            if (!_answers.TryGetValue(context.Request.Url?.AbsolutePath ?? "", out var answer))
            {
                response.StatusCode = 404;
                continue;
            }

            response.ContentType = answer.Type;
            response.ContentLength64 = answer.Bytes.Length;
            response.Headers["Docker-Content-Digest"] = Digest(answer.Bytes);
            if (context.Request.HttpMethod == "GET")
                await response.OutputStream.WriteAsync(answer.Bytes);
        }
    }

    private static byte[] EmptyTar()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "tmp/"));
        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
            gzip.Write(content);
        return bytes.ToArray();
    }

    private static string Digest(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
