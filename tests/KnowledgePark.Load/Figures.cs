namespace KnowledgePark.Load;

/// <summary>What one measurement, or the median of several, came to.</summary>
/// <param name="PerSecond">Answers as expected, a second.</param>
/// <param name="P50">Half of the requests were answered within so many milliseconds.</param>
/// <param name="P99">99 of 100 requests were answered within so many milliseconds.</param>
/// <param name="Cost">Microseconds of the server's processor time for one answer; it stays the same when others use the machine too.</param>
/// <param name="Wrong">How many answers had another status than expected.</param>
internal sealed record Figures(double PerSecond, double P50, double P99, double Cost, int Wrong)
{
    public static Figures Of(List<long> ticks, int wrong, TimeSpan length, TimeSpan processor)
    {
        ticks.Sort();
        return new Figures(ticks.Count / length.TotalSeconds, At(0.5), At(0.99), processor.TotalMicroseconds / Math.Max(1, ticks.Count), wrong);

        double At(double share) => ticks.Count == 0 ? 0 : TimeSpan.FromTicks(ticks[(int)((ticks.Count - 1) * share)]).TotalMilliseconds;
    }

    public static Figures MedianOf(IReadOnlyCollection<Figures> rounds) => new(
        Median(rounds.Select(r => r.PerSecond)), Median(rounds.Select(r => r.P50)), Median(rounds.Select(r => r.P99)), Median(rounds.Select(r => r.Cost)), rounds.Sum(r => r.Wrong));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
