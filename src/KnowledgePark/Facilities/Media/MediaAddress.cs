namespace KnowledgePark.Facilities.Media;

/// <summary>An address by which anybody can read one content until it ends.</summary>
/// <param name="Url">Absolute. Treat it as a secret while it lasts.</param>
/// <param name="ContentType">What is read there.</param>
/// <param name="ExpiresAt">From here on it does not work any more.</param>
public sealed record MediaAddress(string Url, string ContentType, DateTimeOffset ExpiresAt);
