using KnowledgePark.Storage;

namespace KnowledgePark.Tenants;

/// <summary>A person's place in an organisation.</summary>
public sealed record Membership : IRecord
{
    /// <summary>Stable and opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => OrganisationId;

    /// <summary>The organisation.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The person.</summary>
    public required string PersonId { get; init; }

    /// <summary>What the person is there.</summary>
    public MembershipRole Role { get; init; } = MembershipRole.Member;
}
