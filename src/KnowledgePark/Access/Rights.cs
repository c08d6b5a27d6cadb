using KnowledgePark.Tenants;

namespace KnowledgePark.Access;

/// <summary>What a caller is in the park. Made once and shared by the requests of some seconds, so it never changes.</summary>
public sealed class Rights
{
    /// <summary>Everybody who has not signed in.</summary>
    public static readonly Rights Public = new();

    /// <summary>A command on the server itself, or a sweep: whoever has the store may do everything.</summary>
    public static readonly Rights Server = new() { Scope = TokenScope.Manage, Operates = [new OperatorScope(null, null)] };

    /// <summary>Null: the public, a service token, or the server itself.</summary>
    public string? PersonId { get; init; }

    public TokenScope Scope { get; init; } = TokenScope.Read;

    /// <summary>The role in each organisation.</summary>
    public IReadOnlyDictionary<string, MembershipRole> Organisations { get; init; } = new Dictionary<string, MembershipRole>();

    public IReadOnlyList<OperatorScope> Operates { get; init; } = [];

    /// <summary>The people of the same organisations; whoever operates sees all people anyway.</summary>
    public IReadOnlyList<string> Colleagues { get; init; } = [];

    /// <summary>False for a token that was made with a token: it makes no others.</summary>
    public bool MayIssueTokens { get; init; } = true;

    /// <summary>Nobody in particular.</summary>
    public bool IsPublic => PersonId is null && Organisations.Count == 0 && Operates.Count == 0;

    /// <summary>True for whoever belongs to the park: a member of some organisation, or an operator.</summary>
    public bool IsInside => Organisations.Count > 0 || Operates.Count > 0;

    /// <summary>Operator of the whole park.</summary>
    public bool OperatesAll => Operates.Any(o => o.IsWhole);

    public bool Administers(string? organisationId) => organisationId is not null && Organisations.GetValueOrDefault(organisationId) == MembershipRole.Administrator && Organisations.ContainsKey(organisationId);
}
