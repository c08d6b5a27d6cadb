using System.Globalization;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Host.Demo;

/// <summary>
/// The public holidays of Bulgaria (Labour Code, article 154): the fixed ones, whose weekend days are made up for on the next working
/// days, and the Orthodox Easter.
/// </summary>
internal static class DemoHolidays
{
    private static readonly (int Month, int Day, string Name)[] s_fixed =
    [
        (1, 1, "New Year's Day / Нова година"),
        (3, 3, "Liberation Day / Ден на Освобождението"),
        (5, 1, "Labour Day / Ден на труда"),
        (5, 6, "St George's Day / Гергьовден"),
        (5, 24, "Day of Education and Culture / Ден на просветата и културата"),
        (9, 6, "Unification Day / Ден на Съединението"),
        (9, 22, "Independence Day / Ден на Независимостта"),
        (12, 24, "Christmas Eve / Бъдни вечер"),
        (12, 25, "Christmas Day / Рождество Христово"),
        (12, 26, "Second day of Christmas / Втори ден на Коледа"),
    ];

    /// <summary>The holidays from one day to another, both included, by date; each closes the whole park for the day.</summary>
    public static IReadOnlyList<Closure> Closures(LocalDate from, LocalDate to, DateTimeZone zone) =>
    [
        .. Enumerable.Range(from.Year, to.Year - from.Year + 1)
            .SelectMany(Of)
            .Where(h => h.Date >= from && h.Date <= to)
            .OrderBy(h => h.Date)
            .Select(h => new Closure
            {
                Id = $"holiday-{h.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}",
                Reason = h.Name,
                Kind = ClosureKind.Holiday,
                Start = zone.AtStartOfDay(h.Date).ToInstant().ToDateTimeOffset(),
                End = zone.AtStartOfDay(h.Date.PlusDays(1)).ToInstant().ToDateTimeOffset(),
            }),
    ];

    /// <summary>The holidays of a year, each date once.</summary>
    public static IReadOnlyList<(LocalDate Date, string Name)> Of(int year)
    {
        var easter = OrthodoxEaster(year);
        var all = new SortedDictionary<LocalDate, string>
        {
            [easter.PlusDays(-2)] = "Good Friday / Разпети петък",
            [easter.PlusDays(-1)] = "Holy Saturday / Велика събота",
            [easter] = "Easter / Великден",
            [easter.PlusDays(1)] = "Easter Monday / Светли понеделник",
        };
        foreach (var (month, day, name) in s_fixed)
            all.TryAdd(new LocalDate(year, month, day), name);
        foreach (var (month, day, name) in s_fixed)
        {
            var date = new LocalDate(year, month, day);
            if (!IsWeekend(date))
                continue;
            // Two holidays on one weekend (25 and 26 December) take Monday and Tuesday.
            while (IsWeekend(date) || all.ContainsKey(date))
                date = date.PlusDays(1);
            all[date] = $"Day off for {name}";
        }

        return [.. all.Select(h => (h.Key, h.Value))];
    }

    /// <summary>The Sunday of the Julian reckoning (Meeus, Astronomical Algorithms, chapter 8), in the Gregorian calendar; 1900 to 2099.</summary>
    public static LocalDate OrthodoxEaster(int year)
    {
        var d = (19 * (year % 19) + 15) % 30;
        var e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
        var march = d + e + 114;
        return new LocalDate(year, march / 31, march % 31 + 1).PlusDays(13);
    }

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
