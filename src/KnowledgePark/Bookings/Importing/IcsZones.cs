using NodaTime;
using NodaTime.TimeZones;

namespace KnowledgePark.Bookings.Importing;

/// <summary>Finds the zones of a calendar file by the names that calendar programs give them.</summary>
internal sealed class IcsZones(DateTimeZone local, IReadOnlyDictionary<string, string> stated)
{
    private readonly Dictionary<string, DateTimeZone?> _known = [];

    /// <summary>The zone of times that name none.</summary>
    public DateTimeZone Local => local;

    /// <summary>The zone that a property's TZID names, <see cref="Local"/> where it names none; null if nobody knows it.</summary>
    public DateTimeZone? Of(IcsProperty property)
    {
        if (property.Parameter("TZID") is not { Length: > 0 } id)
            return local;
        if (!_known.TryGetValue(id, out var zone))
            _known[id] = zone = Named(id) ?? (stated.TryGetValue(id, out var iana) ? Named(iana) : null);
        return zone;
    }

    /// <summary>'Europe/Sofia', 'europe/sofia', 'FLE Standard Time' (Windows), '/example.org/2020/Europe/Sofia' (libical).</summary>
    private static DateTimeZone? Named(string id)
    {
        var tzdb = DateTimeZoneProviders.Tzdb;
        if (tzdb.GetZoneOrNull(id) is { } zone)
            return zone;
        var parts = id.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var last = 3; last >= 2; last--)
        {
            var tail = string.Join('/', parts.TakeLast(last));
            if (parts.Length >= last && tzdb.Ids.FirstOrDefault(i => i.Equals(tail, StringComparison.OrdinalIgnoreCase)) is { } known)
                return tzdb[known];
        }

        return TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(id, out var mapped) ? tzdb.GetZoneOrNull(mapped) : null;
    }
}
