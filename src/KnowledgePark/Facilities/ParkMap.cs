using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Facilities;

/// <summary>
/// The park's places and tenants at one moment: immutable, in memory, shared by all requests. Made by <see cref="ParkDirectory"/>.
/// </summary>
public sealed class ParkMap
{
    private readonly ConcurrentDictionary<string, SpaceRules> _rules = new();
    private readonly ConcurrentDictionary<string, OpeningTimes> _buildingOpening = new();
    private readonly Lazy<ILookup<string, Space>> _spacesByBuilding;
    private readonly Lazy<Dictionary<string, List<string>>> _wholes;

    public static readonly ParkMap Empty = new(
        ImmutableDictionary<string, Park>.Empty, ImmutableDictionary<string, Building>.Empty, ImmutableDictionary<string, Floor>.Empty,
        ImmutableDictionary<string, Section>.Empty, ImmutableDictionary<string, Space>.Empty, ImmutableDictionary<string, Closure>.Empty,
        ImmutableDictionary<string, Organisation>.Empty);

    internal ParkMap(
        ImmutableDictionary<string, Park> parks, ImmutableDictionary<string, Building> buildings, ImmutableDictionary<string, Floor> floors,
        ImmutableDictionary<string, Section> sections, ImmutableDictionary<string, Space> spaces, ImmutableDictionary<string, Closure> closures,
        ImmutableDictionary<string, Organisation> organisations)
    {
        Parks = parks;
        Buildings = buildings;
        Floors = floors;
        Sections = sections;
        Spaces = spaces;
        Closures = closures;
        Organisations = organisations;
        _spacesByBuilding = new(() => Spaces.Values.OrderBy(s => s.Id, StringComparer.Ordinal).ToLookup(s => s.BuildingId));
        _wholes = new(FindWholes);
    }

    public ImmutableDictionary<string, Park> Parks { get; }

    public ImmutableDictionary<string, Building> Buildings { get; }

    public ImmutableDictionary<string, Floor> Floors { get; }

    public ImmutableDictionary<string, Section> Sections { get; }

    public ImmutableDictionary<string, Space> Spaces { get; }

    public ImmutableDictionary<string, Closure> Closures { get; }

    public ImmutableDictionary<string, Organisation> Organisations { get; }

    /// <summary>The spaces of a building, by id.</summary>
    public IEnumerable<Space> SpacesOf(string buildingId) => _spacesByBuilding.Value[buildingId];

    /// <summary>The zone of a building's local times.</summary>
    public DateTimeZone ZoneOf(string buildingId) => OpeningOf(buildingId).Zone;

    /// <summary>The leaf spaces that a booking of a space takes; empty if there is no such space.</summary>
    public IReadOnlyList<string> LeavesOf(string spaceId) => Spaces.TryGetValue(spaceId, out var space) ? space.Leaves : [];

    /// <summary>The divisible spaces that a leaf is a cell of.</summary>
    public IReadOnlyList<string> WholesOf(string leafId) => _wholes.Value.TryGetValue(leafId, out var wholes) ? wholes : [];

    internal bool TryRulesOf(string spaceId, [NotNullWhen(true)] out SpaceRules? rules)
    {
        if (_rules.TryGetValue(spaceId, out rules))
            return true;
        if (!Spaces.TryGetValue(spaceId, out var space) || !Buildings.ContainsKey(space.BuildingId))
            return false;
        rules = _rules.GetOrAdd(spaceId, MakeRules(space));
        return true;
    }

    private SpaceRules MakeRules(Space space)
    {
        var building = Buildings[space.BuildingId];
        Parks.TryGetValue(building.ParkId, out var park);
        var leaves = space.Leaves.Select(id => Spaces.GetValueOrDefault(id)).OfType<Space>().ToArray();
        var opening = space.OpeningHours.Count == 0
            ? OpeningOf(building.Id)
            : new OpeningTimes(space.OpeningHours, ZoneOf(building.Id));
        var closures = Closures.Values.Where(c =>
            c.BuildingId is null
            || (c.BuildingId == building.Id && (c.SpaceId is null || c.SpaceId == space.Id || leaves.Any(l => l.Id == c.SpaceId))));
        return SpaceRules.Of(space, building.Policy.OrElse(park?.Policy ?? BookingPolicy.Unstated), opening, leaves, closures);
    }

    private OpeningTimes OpeningOf(string buildingId) => _buildingOpening.GetOrAdd(buildingId, id =>
    {
        var building = Buildings[id];
        var zoneId = building.TimeZone ?? Parks.GetValueOrDefault(building.ParkId)?.TimeZone;
        // The register refuses unknown zones; a record written by hand falls back to UTC rather than take the building down.
        var zone = (zoneId is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId)) ?? DateTimeZone.Utc;
        return new OpeningTimes(building.OpeningHours, zone);
    });

    private Dictionary<string, List<string>> FindWholes()
    {
        var wholes = new Dictionary<string, List<string>>();
        foreach (var space in Spaces.Values.Where(s => s.CellIds.Count > 0).OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            foreach (var cell in space.CellIds)
            {
                if (!wholes.TryGetValue(cell, out var list))
                    wholes[cell] = list = [];
                list.Add(space.Id);
            }
        }

        return wholes;
    }
}
