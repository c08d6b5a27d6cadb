using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;

namespace KnowledgePark.Access;

/// <summary>What matters of a record when it is decided who may do something to it.</summary>
/// <param name="Type">The record's type.</param>
/// <param name="PersonId">The person whose it is; null: no person's.</param>
/// <param name="OrganisationId">The organisation whose it is; null: none's.</param>
/// <param name="BuildingId">Where it is; null: not in one building.</param>
/// <param name="Kinds">The kinds of the spaces that it is about; empty: about none in particular.</param>
internal sealed record Subject(Type Type, string? PersonId, string? OrganisationId, string? BuildingId, IReadOnlyList<SpaceKind> Kinds)
{
    public static Subject Of(IRecord record, ParkMap map) => record switch
    {
        Booking b => Booking(b.OrganisationId, b.SpaceIds, map),
        Building b => Place(b, b.Id),
        Floor f => Place(f, f.BuildingId),
        Section s => Place(s, s.BuildingId),
        Space s => Place(s, s.BuildingId, [s.Kind, .. KindsOf(s.CellIds, map)]), // Whoever divides a space decides on its cells too.
        Closure { SpaceId: { } space } c => Place(c, c.BuildingId, [.. KindsOf([space], map)]),
        Closure c => Place(c, c.BuildingId),
        Equipment e => Place(e, e.BuildingId),
        Organisation o => new Subject(typeof(Organisation), null, o.Id, null, []),
        Person p => new Subject(typeof(Person), p.Id, null, null, []),
        Membership m => new Subject(typeof(Membership), m.PersonId, m.OrganisationId, null, []),
        AccessToken { Kind: TokenKind.Personal } t => new Subject(typeof(AccessToken), t.PersonId, null, null, []),
        AccessToken t => new Subject(typeof(AccessToken), null, t.OrganisationId, null, []),
        _ => new Subject(record.GetType(), null, null, null, []),
    };

    /// <summary>A booking, made or wanted. Of spaces that do not exist, or of several buildings, it is in no building.</summary>
    public static Subject Booking(string organisationId, IReadOnlyList<string> spaceIds, ParkMap map)
    {
        var spaces = spaceIds.Select(id => map.Spaces.GetValueOrDefault(id)).ToList();
        var isKnown = spaces.Count > 0 && spaces.All(s => s is not null);
        var buildings = spaces.OfType<Space>().Select(s => s.BuildingId).Distinct().ToList();
        return new Subject(typeof(Booking), null, organisationId, isKnown && buildings is [var only] ? only : null, isKnown ? [.. spaces.OfType<Space>().Select(s => s.Kind)] : []);
    }

    /// <summary>True if all of it is within what an operator operates.</summary>
    public bool IsWithin(OperatorScope scope) =>
        (scope.BuildingId is null || scope.BuildingId == BuildingId) && (scope.Kind is not { } kind || (Kinds.Count > 0 && Kinds.All(k => k == kind)));

    private static Subject Place(IRecord record, string? buildingId, params IReadOnlyList<SpaceKind> kinds) => new(record.GetType(), null, null, buildingId, kinds);

    private static IEnumerable<SpaceKind> KindsOf(IEnumerable<string> spaceIds, ParkMap map) => spaceIds.Select(id => map.Spaces.GetValueOrDefault(id)?.Kind).OfType<SpaceKind>();
}
