using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>A DURATION (RFC 5545, 3.3.6): days by the calendar, then hours, minutes and seconds by the clock.</summary>
internal readonly partial record struct IcsLength(int Days, Duration Rest)
{
    public static IcsLength? Of(string value)
    {
        var match = Form().Match(value.Trim());
        if (!match.Success || value.Trim().Length < 3)
            return null;
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new IcsLength((7 * Part("w")) + Part("d"), Duration.FromHours(Part("h")) + Duration.FromMinutes(Part("m")) + Duration.FromSeconds(Part("s")));
    }

    /// <summary>The end of what begins at a wall-clock time: the days keep the wall clock, the rest is elapsed time.</summary>
    public Instant EndOf(EventTime start, LocalDateTime from) => start.At(from.PlusDays(Days)) + Rest;

    [GeneratedRegex(@"^\+?P(?:(?<w>\d{1,5})W)?(?:(?<d>\d{1,5})D)?(?:T(?:(?<h>\d{1,5})H)?(?:(?<m>\d{1,6})M)?(?:(?<s>\d{1,7})S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
