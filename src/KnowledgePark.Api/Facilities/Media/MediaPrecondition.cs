using KnowledgePark.Api.OData;
using KnowledgePark.Facilities.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KnowledgePark.Api.Facilities.Media;

/// <summary>If-Match and If-None-Match (RFC 9110, 13) of a content, whose tag is its checksum. As with records, what is there is not written over blindly.</summary>
internal static class MediaPrecondition
{
    /// <summary>What the client expects to be there when its change is made.</summary>
    /// <exception cref="ODataFault">428 if something is there and the client does not say what it has seen; 400 if a header cannot be read.</exception>
    public static Func<MediaFacts?, bool> Of(HttpRequest request, MediaFacts? current)
    {
        var (match, noneMatch) = (Tags(request, HeaderNames.IfMatch), Tags(request, HeaderNames.IfNoneMatch));
        if (match is null && noneMatch is null)
        {
            return current is null
                ? facts => facts is null
                : throw new ODataFault(428, "version-required", "There is a file already. Send If-Match with its ETag, or If-Match: * to replace whatever is there.", "If-Match");
        }

        return facts => (match is null || IsOne(match, facts)) && (noneMatch is null || !IsOne(noneMatch, facts));
    }

    /// <summary>True if the client has this content already.</summary>
    public static bool IsNotModified(HttpRequest request, MediaFacts current) => Tags(request, HeaderNames.IfNoneMatch) is { } tags && IsOne(tags, current);

    private static bool IsOne(IList<EntityTagHeaderValue> tags, MediaFacts? facts) =>
        facts is not null && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.AsSpan().Trim('"').SequenceEqual(facts.Sha256));

    /// <summary>Null if the header was not sent.</summary>
    private static IList<EntityTagHeaderValue>? Tags(HttpRequest request, string header)
    {
        var values = request.Headers[header];
        if (values.Count == 0)
            return null;
        return EntityTagHeaderValue.TryParseList(values, out var tags) && tags.Count > 0
            ? tags
            : throw ODataFault.BadRequest("invalid-header", $"{header} is an ETag in quotes, or *.", header);
    }
}
