namespace KnowledgePark.Tenants;

/// <summary>What sort of body an organisation is.</summary>
public enum OrganisationKind
{
    Startup, Company, University, Institute, School, PublicBody, Ngo, Investor, Other,
}

/// <summary>What a person is in an organisation.</summary>
public enum MembershipRole
{
    Member, Administrator, Contact,
}
