namespace KnowledgePark.Facilities.Media;

/// <summary>A content that somebody sends.</summary>
/// <param name="Content">It can seek, because it is read twice: to be checked, and to be stored. Not disposed of.</param>
/// <param name="ContentType">What the sender says it is, without parameters; null: nothing.</param>
public sealed record MediaUpload(Stream Content, string? ContentType);
