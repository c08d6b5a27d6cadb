using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KnowledgePark.Api.OData;

/// <summary>If-Match and If-None-Match (RFC 9110, 13). Our tags are weak, and OData compares them weakly.</summary>
internal static class Precondition
{
    /// <summary>The version that the client has seen; null if it sent If-Match: *.</summary>
    /// <exception cref="ODataFault">428 if there is no If-Match although it is required; 400 if it cannot be read; 412 if it names another version.</exception>
    public static string? IfMatch(HttpRequest request, IRecord current, bool isRequired)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return isRequired
                ? throw new ODataFault(428, "version-required", "Send If-Match with the ETag that you have read, or If-Match: * to change whatever is there.", "If-Match")
                : null;
        }

        if (!EntityTagHeaderValue.TryParseList(header, out var tags) || tags.Count == 0)
            throw ODataFault.BadRequest("invalid-header", "If-Match is an ETag in quotes, as in W/\"12\", or *.", "If-Match");
        if (tags.Any(t => t.Equals(EntityTagHeaderValue.Any)))
            return null;
        return tags.Any(t => t.Tag.AsSpan().Trim('"').SequenceEqual(current.Version)) ? current.Version : throw ODataFault.PreconditionFailed();
    }

    /// <summary>True if the client has this version already.</summary>
    public static bool IsNotModified(HttpRequest request, IRecord current) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.AsSpan().Trim('"').SequenceEqual(current.Version));
}
