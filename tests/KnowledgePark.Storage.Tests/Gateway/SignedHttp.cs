using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using KnowledgePark.CosmosGateway;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>The protocol without the SDK: signed requests, for what the SDK would not send.</summary>
internal sealed class SignedHttp(CosmosGatewayServer server) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server.Endpoint };

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? body, IReadOnlyDictionary<string, string> headers, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var date = DateTimeOffset.UnixEpoch.ToString("r", CultureInfo.InvariantCulture).ToLowerInvariant();
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        if (!request.Headers.Contains("authorization"))
            request.Headers.TryAddWithoutValidation("authorization", Sign(method, path.Trim('/').Split('/'), date));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/query+json");
        }

        return await _http.SendAsync(request, ct);
    }

    public void Dispose() => _http.Dispose();

    private string Sign(HttpMethod method, string[] path, string date)
    {
        var isList = path.Length % 2 == 1;
        var text = $"{method.Method.ToLowerInvariant()}\n{(isList ? path[^1] : path[^2])}\n{string.Join('/', isList ? path[..^1] : path)}\n{date}\n\n";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(server.Key), Encoding.UTF8.GetBytes(text)));
        return Uri.EscapeDataString($"type=master&ver=1.0&sig={signature}");
    }
}
