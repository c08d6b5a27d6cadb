using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KnowledgePark.Records;
using KnowledgePark.Storage;

namespace KnowledgePark.Access;

/// <summary>
/// What a program signs in with. The token itself, 256 random bits, is told once; kept is only its SHA-256, from which nobody comes back to it.
/// </summary>
public sealed record AccessToken : IRecord
{
    /// <summary>Every token begins so, which lets scanners find one that was published by mistake.</summary>
    public const string Prefix = "kp_";

    private const int SecretBytes = 32;

    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => Kind == TokenKind.Personal ? PersonId ?? "" : OrganisationId ?? "";

    /// <summary>Whose access it carries.</summary>
    public TokenKind Kind { get; init; }

    /// <summary>The owner of a personal token; null: a service token.</summary>
    public string? PersonId { get; init; }

    /// <summary>The organisation of a service token; of a personal one, the only organisation that it is good for, null: all of the person's.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>What it is for, in the words of who made it.</summary>
    public required string Label { get; init; }

    /// <summary>How much it may do.</summary>
    public TokenScope Scope { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The token that it was made with, if it was: it is good only as long as that one is.</summary>
    public string? MadeWith { get; init; }

    /// <summary>From this instant on it is good for nothing, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was revoked, UTC; null: it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, UTC, to a minute; null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>SHA-256 of the token's text, in hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>A new token's text.</summary>
    internal static string NewText() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The id of the token of this text: another digest than <see cref="Hash"/>, so that one read by key finds it.</summary>
    internal static string IdOf(string text) => DerivedId.Hash(32, "access token", text);

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>True if this is the token's text; takes as long for a wrong one.</summary>
    internal bool Is(string text) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(text)), Encoding.ASCII.GetBytes(Hash));

    internal bool IsGood(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
