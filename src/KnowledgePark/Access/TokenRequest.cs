using NodaTime;

namespace KnowledgePark.Access;

/// <summary>A token that somebody wants.</summary>
public sealed record TokenRequest
{
    /// <summary>The longest life of a token.</summary>
    public static readonly Duration MaxLife = Duration.FromDays(366);

    /// <summary>How long a token lives if nothing is said.</summary>
    public static readonly Duration UsualLife = Duration.FromDays(90);

    public TokenKind Kind { get; init; }

    /// <summary>For a personal token: whose; null: the caller's.</summary>
    public string? PersonId { get; init; }

    /// <summary>For a service token: whose. For a personal one: the only organisation that it shall be good for.</summary>
    public string? OrganisationId { get; init; }

    public required string Label { get; init; }

    public required TokenScope Scope { get; init; }

    /// <summary>Null: after <see cref="UsualLife"/>.</summary>
    public Instant? ExpiresAt { get; init; }
}
