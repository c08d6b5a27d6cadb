using System.Security.Cryptography;
using System.Text;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>Checks that a request is signed with the account key (HMAC-SHA256 over verb, kind, link and date).</summary>
internal static class Signature
{
    public static void Check(Call call)
    {
        var header = Uri.UnescapeDataString(call.Header("authorization") ?? throw Unauthorized("Required Header authorization is missing."));
        var parts = header.Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        if (parts.GetValueOrDefault("type") == "aad" && call.Account.Options.AcceptAnyIdentity)
            return;
        if (parts.GetValueOrDefault("type") != "master" || !parts.TryGetValue("sig", out var signature))
            throw Unauthorized("The authorization is none by account key.");
        var date = call.Header("x-ms-date") ?? throw Unauthorized("Required Header x-ms-date is missing.");
        if (!Links(call).Any(link => Sign(call, link.Kind, link.Link, date) == signature))
            throw Unauthorized("The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.");
    }

    /// <summary>
    /// A path is signed with the link that it names: the resource for a single one, the parent for a list. By resource id it is the last id
    /// alone, in small letters. An id with an escape in it (a%25b) the SDK sends as it is and signs undecoded: it cannot be addressed.
    /// </summary>
    private static IEnumerable<(string Kind, string Link)> Links(Call call)
    {
        var path = call.Path;
        if (path.Count == 0)
            return [("", "")];
        var isList = path.Count % 2 == 1;
        var kind = isList ? path[^1] : path[^2];
        var named = isList ? path.Take(path.Count - 1).ToList() : [.. path];
        var byId = named.Count == 0 ? "" : named[^1].ToLowerInvariant();
        return [(kind, string.Join('/', named)), (kind, byId)];
    }

    private static string Sign(Call call, string kind, string link, string date)
    {
        var text = $"{call.Method.ToLowerInvariant()}\n{kind.ToLowerInvariant()}\n{link}\n{date.ToLowerInvariant()}\n\n";
        return Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(call.Account.Options.Key), Encoding.UTF8.GetBytes(text)));
    }

    private static Refusal Unauthorized(string message) => new(401, "Unauthorized", message);
}
