using KnowledgePark.Facilities.Media;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.Facilities.Media;

/// <summary>
/// The headers by which a file that somebody uploaded can do nothing in our origin: its type is not guessed, it runs in a sandbox of no origin
/// without scripts, and what is more than a picture is saved rather than opened. Pages may still show a drawing as an image.
/// </summary>
internal static class MediaHeaders
{
    /// <param name="response">Not yet begun.</param>
    /// <param name="contentType">As found in the content.</param>
    /// <param name="name">The file's name when it is saved, without its ending; letters, digits and hyphens.</param>
    /// <param name="cacheControl">How long it may be kept.</param>
    public static void Write(HttpResponse response, string contentType, string name, string cacheControl)
    {
        var isPicture = contentType is ContentType.Jpeg or ContentType.Png or ContentType.Webp;
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = $"sandbox; default-src 'none'; {(contentType == ContentType.Svg ? "style-src 'unsafe-inline'; " : "")}frame-ancestors 'none'";
        headers.ContentDisposition = $"{(isPicture ? "inline" : "attachment")}; filename=\"{name}.{Ending(contentType)}\"";
        headers.CacheControl = cacheControl;
    }

    private static string Ending(string contentType) => contentType switch
    {
        ContentType.Jpeg => "jpg",
        ContentType.Png => "png",
        ContentType.Webp => "webp",
        ContentType.Svg => "svg",
        ContentType.Pdf => "pdf",
        _ => "bin",
    };
}
