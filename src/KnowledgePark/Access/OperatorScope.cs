using KnowledgePark.Facilities;

namespace KnowledgePark.Access;

/// <summary>What an operator operates: both null is the whole park; both stated is spaces of one kind in one building.</summary>
public sealed record OperatorScope(string? BuildingId, SpaceKind? Kind)
{
    public bool IsWhole => BuildingId is null && Kind is null;
}
