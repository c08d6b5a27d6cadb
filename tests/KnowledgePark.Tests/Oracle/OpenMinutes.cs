using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Oracle;

/// <summary>
/// Opening hours the slow way: every minute of a stretch of time is looked at by its wall clock. Knows nothing of how zones map local times:
/// a place opens when the clock first shows the opening time or a later one on that date, and closes when it last shows the closing time.
/// </summary>
internal sealed class OpenMinutes
{
    private readonly WallClock _clock;
    private readonly bool[] _isOpen;
    private readonly int[] _openBefore;

    public OpenMinutes(IReadOnlyList<OpeningHours> hours, WallClock clock)
    {
        _clock = clock;
        var walls = clock.Minutes;
        _isOpen = new bool[walls.Length];
        if (hours.Count == 0)
            Array.Fill(_isOpen, true);
        for (int from = 0, to; from < walls.Length && hours.Count > 0; from = to)
        {
            for (to = from; to < walls.Length && walls[to].Date == walls[from].Date;)
                to++;
            foreach (var open in hours.Where(h => h.Day == walls[from].Day))
                Mark(open, from, to);
        }

        _openBefore = new int[walls.Length + 1];
        for (var i = 0; i < walls.Length; i++)
            _openBefore[i + 1] = _openBefore[i] + (_isOpen[i] ? 1 : 0);

        void Mark(OpeningHours open, int from, int to)
        {
            var opens = Minutes(open.Opens);
            var closes = open.Closes == TimeOnly.MinValue ? 1440 : Minutes(open.Closes);
            var first = Enumerable.Range(from, to - from).FirstOrDefault(i => walls[i].Minute >= opens, to);
            var last = Enumerable.Range(from, to - from).LastOrDefault(i => walls[i].Minute == closes, -1);
            if (last < 0)
                last = Enumerable.Range(from, to - from).LastOrDefault(i => walls[i].Minute < closes, from - 1) + 1;
            for (var i = first; i < last; i++)
                _isOpen[i] = true;
        }
    }

    /// <summary>True if every minute of [start, end) is open.</summary>
    public bool IsOpen(Instant start, Instant end) => _openBefore[Index(end)] - _openBefore[Index(start)] == Index(end) - Index(start);

    /// <summary>The maximal open stretches in a window.</summary>
    public IEnumerable<Interval> Within(Interval window)
    {
        for (int from = Index(window.Start), end = Index(window.End), to; from < end; from = to)
        {
            for (to = from + 1; to < end && _isOpen[to] == _isOpen[from];)
                to++;
            if (_isOpen[from])
                yield return new Interval(At(from), At(to));
        }
    }

    private int Index(Instant instant) => (int)(instant - _clock.First).TotalMinutes;

    private Instant At(int index) => _clock.First + Duration.FromMinutes(index);

    private static int Minutes(TimeOnly time) => time.Hour * 60 + time.Minute;
}
