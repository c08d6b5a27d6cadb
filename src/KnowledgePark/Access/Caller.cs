namespace KnowledgePark.Access;

/// <summary>
/// Who asks. Every use case takes it as a value; no rule ever asks who is signed in.
/// </summary>
/// <param name="Rights">What the caller is.</param>
/// <param name="TokenId">The token that the caller signed in with; null: none.</param>
/// <param name="Address">Where the request comes from; null: this machine's own command line.</param>
public sealed record Caller(Rights Rights, string? TokenId = null, string? Address = null)
{
    /// <summary>Somebody who has not signed in.</summary>
    public static readonly Caller Public = new(Rights.Public);

    /// <summary>A command on the server itself, or a sweep.</summary>
    public static readonly Caller Server = new(Rights.Server);
}
