using System.Text.Json.Serialization;
using NodaTime;

namespace KnowledgePark.Facilities;

/// <summary>One local opening time of one weekday. A day may have several.</summary>
/// <param name="Day">The weekday on which it opens.</param>
/// <param name="Opens">Local time, in the zone of the building. In a skipped hour: the first instant after the gap. In a doubled hour: the first.</param>
/// <param name="Closes">Local time, after Opens; 00:00 is the end of the day. In a skipped hour: the first instant after the gap. In a doubled hour: the second.</param>
public sealed record OpeningHours(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes)
{
    [JsonIgnore]
    internal IsoDayOfWeek IsoDay => Day == DayOfWeek.Sunday ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)(int)Day;

    [JsonIgnore]
    internal bool ClosesAtMidnight => Closes == TimeOnly.MinValue;

    /// <summary>The same hours on each of some days.</summary>
    public static IReadOnlyList<OpeningHours> On(IEnumerable<DayOfWeek> days, TimeOnly opens, TimeOnly closes) =>
        [.. days.Select(day => new OpeningHours(day, opens, closes))];
}
