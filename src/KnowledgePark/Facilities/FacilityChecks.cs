using KnowledgePark.Bookings;
using KnowledgePark.Records;
using NodaTime;

namespace KnowledgePark.Facilities;

/// <summary>Whether the record of a place makes sense in its park.</summary>
internal static class FacilityChecks
{
    private const int MaxHours = 50;
    private const int MaxFeatures = 50;
    private const int MaxCells = 60;

    public static IEnumerable<Refusal> Of(Park park) => Some(
        [Check.Name(park.Name), Check.Text(park.NameBg, "nameBg", Check.MaxName), Zone(park.TimeZone), .. Policy(park.Policy)]);

    public static IEnumerable<Refusal> Of(Building building, ParkMap map) => Some(
    [
        Check.Name(building.Name), Check.Text(building.NameBg, "nameBg", Check.MaxName), Check.Text(building.Address, "address"), Check.Text(building.Code, "code", 40),
        Check.Exists(map.Parks.ContainsKey(building.ParkId), "parkId", building.ParkId, "parks"),
        building.TimeZone is null ? null : Zone(building.TimeZone),
        Check.That(building.Latitude is null or (>= -90 and <= 90), "latitude", "degrees between -90 and 90", building.Latitude),
        Check.That(building.Longitude is null or (>= -180 and <= 180), "longitude", "degrees between -180 and 180", building.Longitude),
        .. Hours(building.OpeningHours), .. Policy(building.Policy),
    ]);

    public static IEnumerable<Refusal> Of(Floor floor, ParkMap map) => Some(
        [Check.Name(floor.Name), Check.Text(floor.NameBg, "nameBg", Check.MaxName), BuildingOf(floor.BuildingId, map)]);

    public static IEnumerable<Refusal> Of(Section section, ParkMap map) => Some(
    [
        Check.Name(section.Name), Check.Text(section.NameBg, "nameBg", Check.MaxName), BuildingOf(section.BuildingId, map),
        FloorOf(section.FloorId, section.BuildingId, map),
    ]);

    public static IEnumerable<Refusal> Of(Space space, ParkMap map) => Some(
    [
        Check.Name(space.Name), Check.Text(space.NameBg, "nameBg", Check.MaxName), Check.Text(space.Description, "description"),
        Check.Text(space.Code, "code", 40), BuildingOf(space.BuildingId, map),
        space.FloorId is null ? null : FloorOf(space.FloorId, space.BuildingId, map),
        space.SectionId is null ? null : Check.Exists(
            map.Sections.TryGetValue(space.SectionId, out var section) && section.FloorId == space.FloorId, "sectionId", space.SectionId, "sections"),
        Check.That(space.Capacity is >= 1 and <= 100_000, "capacity", "1 to 100000 people", space.Capacity),
        Check.That(space.Capacities.All(c => c.People >= 1 && c.People <= space.Capacity), "capacities", "each layout takes at least 1 and at most 'capacity' people", null),
        Check.That(space.Capacities.DistinctBy(c => c.Layout).Count() == space.Capacities.Count, "capacities", "each layout is stated once", null),
        Check.That(space.Features.Count <= MaxFeatures && space.Features.All(f => f.Length is > 0 and <= 60), "features", $"at most {MaxFeatures}, each of 1 to 60 characters", null),
        Check.That(space.AreaSquareMetres is null or (> 0 and < 1_000_000), "areaSquareMetres", "a positive area", space.AreaSquareMetres),
        Check.That(space.Mode != SpaceMode.Unavailable || !string.IsNullOrWhiteSpace(space.ModeReason), "modeReason", "say why the space is unavailable", null),
        Check.Text(space.ModeReason, "modeReason", Check.MaxName),
        .. Cells(space, map), .. Hours(space.OpeningHours), .. Policy(space.Policy),
    ]);

    public static IEnumerable<Refusal> Of(Closure closure, ParkMap map) => Some(
    [
        Check.Name(closure.Reason, "reason"),
        closure.BuildingId is null ? null : BuildingOf(closure.BuildingId, map),
        closure.SpaceId is null ? null : Check.Exists(
            map.Spaces.TryGetValue(closure.SpaceId, out var space) && space.BuildingId == closure.BuildingId, "spaceId", closure.SpaceId, "spaces"),
        Check.That(closure.End > closure.Start, "end", "it comes after the start", closure.End.ToString("O")),
    ]);

    public static IEnumerable<Refusal> Of(Equipment equipment, ParkMap map) => Some(
    [
        Check.Name(equipment.Name), Check.Text(equipment.NameBg, "nameBg", Check.MaxName), Check.Text(equipment.Description, "description"),
        BuildingOf(equipment.BuildingId, map), Check.That(equipment.Quantity is >= 1 and <= 100_000, "quantity", "1 to 100000", equipment.Quantity),
    ]);

    private static IEnumerable<Refusal?> Cells(Space space, ParkMap map)
    {
        if (space.CellIds.Count == 0)
            yield break;
        yield return Check.That(space.CellIds.Count is >= 2 and <= MaxCells, "cellIds", $"a divisible space has 2 to {MaxCells} cells", space.CellIds.Count);
        yield return Check.That(space.CellIds.Distinct().Count() == space.CellIds.Count, "cellIds", "each cell is stated once", null);
        yield return Check.That(map.WholesOf(space.Id).Count == 0, "cellIds", "a cell of another space has no cells itself", null);
        foreach (var cell in space.CellIds)
        {
            yield return map.Spaces.TryGetValue(cell, out var leaf)
                ? Check.That(leaf.BuildingId == space.BuildingId && leaf.CellIds.Count == 0 && leaf.Id != space.Id, "cellIds", "a cell is another, undivided space of the same building", cell)
                : Check.Exists(false, "cellIds", cell, "spaces");
        }
    }

    private static IEnumerable<Refusal?> Hours(IReadOnlyList<OpeningHours> hours)
    {
        yield return Check.That(hours.Count <= MaxHours, "openingHours", $"at most {MaxHours} entries", hours.Count);
        foreach (var open in hours)
            yield return Check.That(open.ClosesAtMidnight || open.Closes > open.Opens, "openingHours", "a day closes after it opens; 00:00 is its end", $"{open.Day} {open.Opens}-{open.Closes}");
    }

    private static IEnumerable<Refusal?> Policy(BookingPolicy policy)
    {
        static Refusal? Length(TimeSpan? value, TimeSpan min, TimeSpan max, string name) =>
            Check.That(value is null || (value >= min && value <= max), $"policy/{name}", $"a length from {min} to {max}", value);
        var year = TimeSpan.FromDays(366);
        yield return Length(policy.MinNotice, TimeSpan.Zero, year, "minNotice");
        yield return Length(policy.Horizon, TimeSpan.FromHours(1), TimeSpan.FromDays(3 * 366), "horizon");
        yield return Length(policy.MinLength, TimeSpan.FromMinutes(1), year, "minLength");
        yield return Length(policy.MaxLength, TimeSpan.FromMinutes(1), year, "maxLength");
        yield return Length(policy.Setup, TimeSpan.Zero, TimeSpan.FromDays(7), "setup");
        yield return Length(policy.Takedown, TimeSpan.Zero, TimeSpan.FromDays(7), "takedown");
        yield return Check.That(
            policy.SlotGrid is not { } grid || (grid >= TimeSpan.FromMinutes(1) && grid <= TimeSpan.FromDays(1) && TimeSpan.TicksPerDay % grid.Ticks == 0),
            "policy/slotGrid", "a length from one minute to one day that divides a day", policy.SlotGrid);
        yield return Check.That(policy.MinLength is not { } min || policy.MaxLength is not { } max || min <= max, "policy/maxLength", "not less than minLength", policy.MaxLength);
    }

    private static Refusal? Zone(string zone) =>
        Check.That(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null, "timeZone", "an IANA zone id such as Europe/Sofia", zone);

    private static Refusal? BuildingOf(string id, ParkMap map) => Check.Exists(map.Buildings.ContainsKey(id), "buildingId", id, "buildings");

    private static Refusal? FloorOf(string id, string buildingId, ParkMap map) =>
        Check.Exists(map.Floors.TryGetValue(id, out var floor) && floor.BuildingId == buildingId, "floorId", id, "floors");

    private static IEnumerable<Refusal> Some(IEnumerable<Refusal?> faults) => faults.OfType<Refusal>();
}
