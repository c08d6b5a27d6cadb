using System.Security.Cryptography;
using System.Text;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Calendars;

/// <summary>
/// The place that a feed is of, with every name that the feed shows: a space or a whole building. A feed takes names from here only, so
/// <see cref="Digest"/> moves whenever a shown name does. Spaces that are not listed are never named.
/// </summary>
public sealed class FeedPlace
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _names;
    private readonly string? _ownName;

    private FeedPlace(ParkMap map, Building building, Space? space, IEnumerable<Space> shown)
    {
        Path = space is null ? $"/calendars/buildings/{building.Id}.ics" : $"/calendars/spaces/{space.Id}.ics";
        RecordPath = space is null ? $"/odata/buildings('{building.Id}')" : $"/odata/spaces('{space.Id}')";
        Title = space is null ? building.Name : $"{space.Name}, {building.Name}";
        BuildingId = building.Id;
        ParkName = map.Parks.GetValueOrDefault(building.ParkId)?.Name;
        Zone = map.ZoneOf(building.Id);
        LeafIds = space?.Leaves;
        _ownName = space?.Name;
        _names = NamesOf([.. shown]);
        Digest = DigestOf();
    }

    /// <summary>The address of the feed below the server's; also what tells it from other feeds.</summary>
    public string Path { get; }

    /// <summary>The address of the place's record below the server's.</summary>
    public string RecordPath { get; }

    /// <summary>What a reader knows it by.</summary>
    public string Title { get; }

    /// <summary>The park's name, if it has one.</summary>
    public string? ParkName { get; }

    /// <summary>The partition of its bookings and guards.</summary>
    public string BuildingId { get; }

    /// <summary>The zone of its local times.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The leaves whose bookings are shown; null: all of the building.</summary>
    public IReadOnlyList<string>? LeafIds { get; }

    /// <summary>The spaces that share a leaf with this one, itself included; of a building: all that have a name to show.</summary>
    public IEnumerable<string> SpaceIds => _names.Keys;

    /// <summary>Moves with every name, zone and cell that the feed shows.</summary>
    public string Digest { get; }

    /// <summary>The place of a space's feed; null if there is no such space or it is not listed: feeds are public.</summary>
    public static FeedPlace? OfSpace(ParkMap map, string spaceId)
    {
        if (!map.Spaces.TryGetValue(spaceId, out var space) || !space.IsListed || !map.Buildings.TryGetValue(space.BuildingId, out var building))
            return null;
        return new FeedPlace(map, building, space, map.SpacesOf(building.Id).Where(s => SharesLeaf(s, space)));
    }

    /// <summary>The place of a building's feed; null if there is no such building.</summary>
    public static FeedPlace? OfBuilding(ParkMap map, string buildingId) =>
        map.Buildings.TryGetValue(buildingId, out var building) ? new FeedPlace(map, building, null, map.SpacesOf(buildingId)) : null;

    /// <summary>The names of what a booking takes here; null if it takes nothing that may be named, and so is not shown.</summary>
    internal string? LocationOf(Booking booking)
    {
        var names = booking.SpaceIds.SelectMany(id => _names.GetValueOrDefault(id) ?? []).Distinct().ToList();
        return names.Count == 0 ? _ownName : string.Join(", ", names);
    }

    /// <summary>A listed space has its own name; another is called by the listed spaces that share a leaf with it.</summary>
    private static Dictionary<string, IReadOnlyList<string>> NamesOf(List<Space> spaces)
    {
        var names = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var space in spaces)
        {
            IReadOnlyList<string> shown = space.IsListed ? [space.Name] : [.. spaces.Where(s => s.IsListed && SharesLeaf(s, space)).Select(s => s.Name)];
            if (shown.Count > 0)
                names[space.Id] = shown;
        }

        return names;
    }

    private static bool SharesLeaf(Space one, Space other) => one.Id == other.Id || one.Leaves.Any(other.Leaves.Contains);

    private string DigestOf()
    {
        IEnumerable<string> shown =
        [
            Path, Title, ParkName ?? "", BuildingId, Zone.Id, .. LeafIds ?? [],
            .. _names.OrderBy(n => n.Key, StringComparer.Ordinal).SelectMany(n => n.Value.Prepend(n.Key)),
        ];
        // The length before each part: no two lists give the same text.
        var text = string.Concat(shown.Select(part => $"{part.Length}:{part}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
