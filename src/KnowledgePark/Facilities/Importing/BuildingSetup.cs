using KnowledgePark.Access;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Facilities.Importing;

/// <summary>Sees to it that the building of an import exists; in an empty store also its park.</summary>
internal sealed class BuildingSetup(ParkDirectory directory, Register register)
{
    private const string NewParkId = "park";

    private readonly List<string> _made = [];

    /// <summary>What was made, in words.</summary>
    public IReadOnlyList<string> Made => _made;

    /// <summary>Finds or makes the building. Answers why there is none; null: it is there. A new building has no opening hours: it is always open.</summary>
    /// <param name="id">The building's id.</param>
    /// <param name="name">What a new building is called.</param>
    /// <param name="zoneId">The IANA zone of a new building; null: the park's.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<string?> EnsureAsync(string id, string name, string? zoneId, CancellationToken ct)
    {
        await directory.RefreshAsync(ct);
        if (directory.Map.Buildings.ContainsKey(id))
            return null;
        var parks = directory.Map.Parks.Values.OrderBy(p => p.Id, StringComparer.Ordinal).ToArray();
        var parkId = parks.Length > 0 ? parks[0].Id : NewParkId;
        if (parks.Length > 1)
            return $"There are several parks ({string.Join(", ", parks.Select(p => p.Id))}), so it is not clear where building '{id}' stands. Make it first, then import.";
        if (parks.Length == 0)
        {
            if (zoneId is null)
                return "The store is empty. State --zone, the IANA zone of its park, such as Europe/Sofia.";
            if (await MakeAsync(new Park { Id = NewParkId, Name = "Park", TimeZone = zoneId }, $"park '{NewParkId}' in {zoneId}", ct) is { } parkFault)
                return parkFault;
        }

        var parkZone = directory.Map.Parks[parkId].TimeZone;
        var building = new Building { Id = id, ParkId = parkId, Name = name, TimeZone = zoneId == parkZone ? null : zoneId };
        return await MakeAsync(building, $"building '{id}' ({name}), always open, in {zoneId ?? parkZone}", ct);
    }

    /// <summary>Makes a record; answers why it could not be made, or null.</summary>
    public async Task<string?> MakeAsync<T>(T record, string words, CancellationToken ct) where T : class, IRecord
    {
        if (await register.CreateAsync(Caller.Server, record, ct) is RegisterOutcome.Refused refused)
            return $"Could not make {words}: {string.Join(' ', refused.Reasons.Select(r => r.Message))}";
        _made.Add(words);
        return null;
    }

    /// <summary>The zone of a building's local times.</summary>
    public DateTimeZone ZoneOf(string buildingId) => directory.Map.ZoneOf(buildingId);
}
