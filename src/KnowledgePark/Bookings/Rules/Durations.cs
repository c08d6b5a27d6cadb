using System.Xml;
using NodaTime;

namespace KnowledgePark.Bookings.Rules;

/// <summary>Lengths in words and in the notation of ISO 8601.</summary>
internal static class Durations
{
    /// <summary>As 'PT1H30M'.</summary>
    public static string ToIso(this Duration duration) => XmlConvert.ToString(duration.ToTimeSpan());

    /// <summary>As '1 h 30 min'.</summary>
    public static string InWords(this Duration duration)
    {
        var parts = new[]
        {
            (duration.Days, "d"), (duration.Hours, "h"), (duration.Minutes, "min"), (duration.Seconds, "s"),
        };
        var said = string.Join(' ', parts.Where(p => p.Item1 != 0).Select(p => $"{p.Item1} {p.Item2}"));
        return said.Length == 0 ? "0 min" : said;
    }
}
