using System.Globalization;
using System.Text.RegularExpressions;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// An RRULE that may be expanded. The guards come first, because Ical.Net believes every rule: FREQ=SECONDLY runs for minutes, a dense product of
/// BY lists for seconds. It expands wall-clock time without a zone; zones are ours, so that skipped and doubled hours are decided in one place.
/// </summary>
internal sealed partial class RepeatRule
{
    /// <summary>The largest COUNT.</summary>
    public const int MaxCount = 732;

    /// <summary>The most combinations that the BY lists of a rule may make.</summary>
    public const int MaxCombinations = 400;

    /// <summary>Four years of days without a match, so that 29 February is found; then the rule is given up.</summary>
    private const int MaxUnmatched = 1500;

    private readonly RecurrenceRule _rule;

    private RepeatRule(RecurrenceRule rule, bool ends)
    {
        _rule = rule;
        Ends = ends;
    }

    /// <summary>True if COUNT or UNTIL ends it.</summary>
    public bool Ends { get; }

    /// <summary>Reads and judges a rule of an event that begins at <paramref name="start"/>. Null: it is refused, and <paramref name="fault"/> says why.</summary>
    public static RepeatRule? Of(string value, EventTime start, out string fault)
    {
        var parts = new Dictionary<string, string>();
        foreach (var part in value.Trim().ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is not [var name, { Length: > 0 } says] || !parts.TryAdd(name, says))
            {
                fault = $"'{Shown(part)}' is no part of a rule";
                return null;
            }
        }

        fault = Fault(parts);
        if (fault.Length > 0)
            return null;
        if (parts.TryGetValue("UNTIL", out var until))
        {
            if (Until(until, start) is not { } last)
            {
                fault = $"UNTIL={Shown(until)} is no date";
                return null;
            }

            parts["UNTIL"] = last.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        }

        var rule = new RecurrenceRule(string.Join(';', parts.Select(p => $"{p.Key}={p.Value}")));
        return new RepeatRule(rule, parts.ContainsKey("COUNT") || parts.ContainsKey("UNTIL"));
    }

    /// <summary>The wall-clock times of the rule, ascending, lazily; without end if the rule has none.</summary>
    public IEnumerable<LocalDateTime> From(LocalDateTime start)
    {
        using var periods = new RecurrencePatternEvaluator(_rule)
            .Evaluate(Floating(start), Floating(start), new EvaluationOptions { MaxUnmatchedIncrementsLimit = MaxUnmatched }).GetEnumerator();
        while (Moves(periods))
            yield return LocalDateTime.FromDateTime(periods.Current.StartTime.Value);
    }

    /// <summary>False also where nothing more comes for years, or before the calendar itself ends.</summary>
    private static bool Moves(IEnumerator<Ical.Net.DataTypes.Period> periods)
    {
        try
        {
            return periods.MoveNext();
        }
        catch (EvaluationException)
        {
            return false;
        }
    }

    private static CalDateTime Floating(LocalDateTime local) =>
        new(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second);

    private static string Fault(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("FREQ", out var often))
            return "it states no FREQ";
        if (often is "SECONDLY" or "MINUTELY" or "HOURLY")
            return $"FREQ={often} is more often than daily";
        if (often is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY"))
            return $"FREQ={Shown(often)} is unknown";
        if (parts.ContainsKey("COUNT") && parts.ContainsKey("UNTIL"))
            return "it states both COUNT and UNTIL";
        if (parts.TryGetValue("COUNT", out var count) && !IsWithin(count, 1, MaxCount))
            return $"COUNT={Shown(count)} is not between 1 and {MaxCount}";
        if (parts.TryGetValue("INTERVAL", out var interval) && !IsWithin(interval, 1, 10_000))
            return $"INTERVAL={Shown(interval)} is not between 1 and 10000";
        long combinations = 1;
        foreach (var (name, value) in parts)
        {
            if (name is "FREQ" or "COUNT" or "INTERVAL" or "UNTIL")
                continue;
            var list = value.Split(',');
            combinations = Math.Min(combinations * list.Length, int.MaxValue);
            if (!list.All(item => IsPart(name, item)))
                return $"{Shown(name)}={Shown(value)} is not understood";
        }

        return combinations > MaxCombinations ? $"its BY lists make {combinations} combinations, more than {MaxCombinations}" : "";
    }

    private static bool IsPart(string name, string item) => name switch
    {
        "WKST" => WeekDay().Match(item) is { Success: true, Length: 2 },
        "BYDAY" => WeekDay().IsMatch(item),
        "BYMONTH" => IsWithin(item, 1, 12),
        "BYMONTHDAY" => IsWithin(item.TrimStart('-', '+'), 1, 31),
        "BYYEARDAY" or "BYSETPOS" => IsWithin(item.TrimStart('-', '+'), 1, 366),
        "BYWEEKNO" => IsWithin(item.TrimStart('-', '+'), 1, 53),
        "BYHOUR" => IsWithin(item, 0, 23),
        "BYMINUTE" or "BYSECOND" => IsWithin(item, 0, 59),
        _ => false,
    };

    private static bool IsWithin(string digits, int first, int last) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= first && number <= last;

    /// <summary>The last wall-clock time, in the zone of the event: a date means its whole day, a UTC time is carried over.</summary>
    private static LocalDateTime? Until(string value, EventTime start) => EventTime.Of(value, start.Zone) switch
    {
        null => null,
        { IsDate: true } day => day.Local.Date.At(new LocalTime(23, 59, 59)),
        { } time => time.Instant.InZone(start.Zone).LocalDateTime,
    };

    private static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 39), "…");

    [GeneratedRegex("^[+-]?([1-9]|[1-4][0-9]|5[0-3])?(MO|TU|WE|TH|FR|SA|SU)$", RegexOptions.CultureInvariant)]
    private static partial Regex WeekDay();
}
