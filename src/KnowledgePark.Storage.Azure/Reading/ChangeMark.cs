namespace KnowledgePark.Storage.Azure.Reading;

/// <summary>How far a reader of changes has come.</summary>
/// <param name="Feed">The change feed's continuation.</param>
/// <param name="ReadUntil">While all records are still being read: the id of the last one. Null: the change feed comes next.</param>
internal sealed record ChangeMark(string Feed, string? ReadUntil)
{
    /// <summary>The text of a mark. An id has no space in it.</summary>
    public override string ToString() => ReadUntil is null ? $"feed {Feed}" : $"all:{ReadUntil} {Feed}";

    /// <exception cref="ArgumentException">It is not one of ours.</exception>
    public static ChangeMark Parse(string text)
    {
        var cut = text.IndexOf(' ', StringComparison.Ordinal);
        var word = cut < 0 ? "" : text[..cut];
        return word == "feed" ? new ChangeMark(text[(cut + 1)..], null)
            : word.StartsWith("all:", StringComparison.Ordinal) ? new ChangeMark(text[(cut + 1)..], word[4..])
            : throw new ArgumentException("The mark is not one of this store.", nameof(text));
    }
}
