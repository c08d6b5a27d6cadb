namespace KnowledgePark.Access;

/// <summary>
/// Tokens that are in no store: those of a demo park's people, while it is being developed with. Where the list is empty they do not exist.
/// </summary>
/// <param name="PersonByText">From a token's text to whose it is.</param>
public sealed record StandingTokens(IReadOnlyDictionary<string, string> PersonByText)
{
    public static readonly StandingTokens None = new(new Dictionary<string, string>());
}
