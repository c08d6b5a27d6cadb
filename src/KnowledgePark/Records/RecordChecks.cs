using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;

namespace KnowledgePark.Records;

/// <summary>Whether a record of a place or tenant makes sense in its park. Each type's checks are in its own feature folder.</summary>
internal static class RecordChecks
{
    public static IEnumerable<Refusal> Of(IRecord record, ParkMap map) => record switch
    {
        Park park => FacilityChecks.Of(park),
        Building building => FacilityChecks.Of(building, map),
        Floor floor => FacilityChecks.Of(floor, map),
        Section section => FacilityChecks.Of(section, map),
        Space space => FacilityChecks.Of(space, map),
        Closure closure => FacilityChecks.Of(closure, map),
        Equipment equipment => FacilityChecks.Of(equipment, map),
        Organisation organisation => TenantChecks.Of(organisation),
        Person person => TenantChecks.Of(person),
        Membership membership => TenantChecks.Of(membership, map),
        OperatorAssignment assignment => AccessChecks.Of(assignment, map),
        _ => throw new ArgumentException($"{record.GetType().Name} is not kept in the register.", nameof(record)),
    };

    /// <summary>What may not change once a record exists: where it belongs, since bookings and feeds rely on it.</summary>
    public static IEnumerable<Refusal> OfChange(IRecord old, IRecord changed) =>
        old.Partition == changed.Partition && (old as Membership)?.PersonId == (changed as Membership)?.PersonId
            ? []
            : [new Refusal(RefusalCodes.InvalidValue, "A record stays where it belongs. Create a new one there and remove this one.", "id", null, old.Id)];
}
