using System.Buffers;
using NodaTime;

namespace KnowledgePark.Records;

/// <summary>The form of a record's id: it stands unescaped in any address.</summary>
public static class RecordId
{
    public const int MaxLength = 64;

    /// <summary>The rule in words, for whoever broke it.</summary>
    public const string Rule = "An id has 1 to 64 characters out of A-Z a-z 0-9 - _ and starts with a letter or digit.";

    private static readonly SearchValues<char> s_allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(id[0]) && !id.AsSpan().ContainsAnyExcept(s_allowed);

    /// <summary>A new id that sorts by the time it was made (UUID version 7, RFC 9562).</summary>
    public static string New(Instant now) => Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N");
}
