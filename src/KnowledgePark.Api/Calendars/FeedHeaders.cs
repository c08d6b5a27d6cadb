using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KnowledgePark.Api.Calendars;

/// <summary>The headers of a feed, read and written.</summary>
internal static class FeedHeaders
{
    /// <summary>The two encodings are two representations, so they have two strong tags (RFC 9110, 8.8.3.3). Either proves that its reader is up to date.</summary>
    private const string GzipMark = "-gzip";

    /// <summary>Everything but what tells of the body: a 304 has the same.</summary>
    public static void Write(HttpResponse response, Feed feed, bool isGzip)
    {
        var headers = response.Headers;
        headers.ETag = $"\"{feed.Revision.Digest}{(isGzip ? GzipMark : "")}\"";
        headers.LastModified = HeaderUtilities.FormatDate(feed.LastModified);
        headers.CacheControl = "public, max-age=300";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>If-None-Match, where there is one, decides alone (RFC 9110, 13.2.2).</summary>
    public static bool IsNotModified(HttpRequest request, Feed feed)
    {
        if (request.Headers.IfNoneMatch.Count > 0)
            return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags) && tags.Any(t => IsOf(t, feed));
        return HeaderUtilities.TryParseDate(request.Headers.IfModifiedSince.ToString(), out var date) && feed.IsCurrent(date);
    }

    /// <summary>True unless the client does not name gzip, or refuses it with q=0 (RFC 9110, 12.5.3).</summary>
    public static bool AcceptsGzip(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings))
            return false;
        var named = codings.FirstOrDefault(c => c.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase))
            ?? codings.FirstOrDefault(c => c.Value == "*");
        return named is not null && named.Quality is null or > 0;
    }

    private static bool IsOf(EntityTagHeaderValue tag, Feed feed)
    {
        if (tag.Equals(EntityTagHeaderValue.Any))
            return true;
        var stated = tag.Tag.AsSpan().Trim('"');
        if (stated.EndsWith(GzipMark, StringComparison.Ordinal))
            stated = stated[..^GzipMark.Length];
        return stated.SequenceEqual(feed.Revision.Digest);
    }
}
