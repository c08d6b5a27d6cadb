using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgePark.Api.Tests.Media;

/// <summary>Files as browsers send them, and the sending of them.</summary>
internal static class Uploads
{
    public const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path id="unit-1" data-room="104" d="M0 0L5 5Z"/></svg>""";

    /// <summary>A file of so many octets that begins as a JPEG does.</summary>
    public static byte[] Jpeg(int length = 5000, byte seed = 1) => Filled([0xFF, 0xD8, 0xFF, 0xE0], length, seed);

    public static byte[] Png(int length = 5000) => Filled([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], length, 2);

    public static byte[] Pdf(int length = 5000) => Filled("%PDF-1.7\n"u8, length, 3);

    public static string TagOf(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"";

    public static Task<Answer> PutAsync(this TestPark park, string path, string? contentType, byte[] content, params (string Name, string Value)[] headers) =>
        park.PutAsync(path, contentType, new ByteArrayContent(content), headers);

    public static Task<Answer> PutAsync(this TestPark park, string path, string contentType, string content) => park.PutAsync(path, contentType, Encoding.UTF8.GetBytes(content));

    public static async Task<Answer> PutAsync(this TestPark park, string path, string? contentType, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = content };
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await park.Http.SendAsync(request, TestPark.Ct);
        return await Answer.OfAsync(response);
    }

    /// <summary>The octets at an address, and the headers that came with them.</summary>
    public static async Task<(HttpResponseMessage Response, byte[] Content)> ReadAsync(this TestPark park, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await park.Http.SendAsync(request, TestPark.Ct);
        return (response, await response.Content.ReadAsByteArrayAsync(TestPark.Ct));
    }

    private static byte[] Filled(ReadOnlySpan<byte> head, int length, byte seed)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        head.CopyTo(content);
        return content;
    }
}
