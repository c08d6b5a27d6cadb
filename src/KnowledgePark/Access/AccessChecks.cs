using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Records;

namespace KnowledgePark.Access;

/// <summary>Whether the record of a permission makes sense.</summary>
internal static class AccessChecks
{
    public static IEnumerable<Refusal> Of(OperatorAssignment assignment, ParkMap map)
    {
        if (assignment.BuildingId is { } building && Check.Exists(map.Buildings.ContainsKey(building), "buildingId", building, "buildings") is { } fault)
            yield return fault;
    }
}
