using System.Text;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.Access;

/// <summary>What an Authorization header says (RFC 6750, RFC 7617).</summary>
/// <param name="Token">The token; empty if there is none in it.</param>
/// <param name="IsBearer">Bearer; otherwise Basic, whose user name means nothing here.</param>
internal sealed record Credentials(string Token, bool IsBearer)
{
    /// <summary>Null: there is no such header.</summary>
    public static Credentials? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count == 0)
            return null;
        var text = header.Count == 1 ? header.ToString().Trim() : "";
        if (text.StartsWith("Basic", StringComparison.OrdinalIgnoreCase))
            return new Credentials(PasswordOf(text[5..].Trim()), false);
        return new Credentials(text.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) ? text[6..].Trim() : "", true);
    }

    private static string PasswordOf(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
            return "";
        var pair = Encoding.UTF8.GetString(bytes.AsSpan(0, length));
        return pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? pair[(colon + 1)..] : "";
    }
}
