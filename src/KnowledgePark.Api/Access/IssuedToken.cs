namespace KnowledgePark.Api.Access;

/// <summary>A token that has just been made.</summary>
/// <param name="Id">Of its record.</param>
/// <param name="Token">The token itself. It is told now and never again.</param>
/// <param name="ExpiresAt">From this instant on it is good for nothing, UTC.</param>
internal sealed record IssuedToken(string Id, string Token, DateTimeOffset ExpiresAt);
