using System.Buffers;

namespace KnowledgePark.Storage;

/// <summary>
/// The form of a blob's name: parts of A-Z a-z 0-9 - _ joined by slashes, as in spaces/lab-1/photo/0f3a…; at most 300 characters. No part is
/// empty and none has a dot, so that a name never leads out of a folder or container.
/// </summary>
public static class BlobName
{
    public const int MaxLength = 300;

    private static readonly SearchValues<char> s_allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/");

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAnyExcept(s_allowed)
        && name[0] != '/' && name[^1] != '/' && !name.Contains("//", StringComparison.Ordinal);

    /// <exception cref="ArgumentException">The name has another form.</exception>
    public static void Check(string name)
    {
        if (!IsValid(name))
            throw new ArgumentException("A blob's name has parts of A-Z a-z 0-9 - _ joined by slashes.", nameof(name));
    }
}
