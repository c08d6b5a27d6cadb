using System.Security.Cryptography;
using System.Text;

namespace KnowledgePark.Records;

/// <summary>Ids that follow from what a record is, so that the same input names the same record again.</summary>
internal static class DerivedId
{
    /// <summary>Lower-case hexadecimal digits that differ for different texts; parts are told apart ("a","bc" is not "ab","c").</summary>
    public static string Hash(int digits, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..digits];
    }

    /// <summary>The text in a-z 0-9 and single hyphens, at most <paramref name="maxLength"/> of them; may be empty.</summary>
    public static string Slug(string text, int maxLength)
    {
        var slug = new StringBuilder(maxLength);
        foreach (var c in text)
        {
            if (slug.Length == maxLength)
                break;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>
    /// An id for what an owner calls by a text: readable as far as ASCII goes, and different for different texts. <paramref name="text"/> is
    /// what is read, <paramref name="identity"/> what counts.
    /// </summary>
    public static string Within(string owner, string text, string identity)
    {
        var slug = Slug(text, 24);
        return $"{Slug(owner, 26)}-{(slug.Length == 0 ? "x" : slug)}-{Hash(8, owner, identity)}".TrimStart('-');
    }
}
