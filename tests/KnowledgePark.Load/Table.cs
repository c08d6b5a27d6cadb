using System.Globalization;

namespace KnowledgePark.Load;

/// <summary>The one table that a run prints.</summary>
internal static class Table
{
    public static void Print(LoadOptions options, LoadPark park, IReadOnlyList<Measurement> measured, ServerProcess host)
    {
        Line($"Tier {options.Tier}: {park.Contents}. {options.Rounds} rounds of {options.Seconds} s each, medians. {Environment.ProcessorCount} processors, shared by client and server.");
        Line($"{"",-42}{"clients",8}{"per s",10}{"p50 ms",9}{"p99 ms",9}{"cpu us",8}{"wrong",7}{"of ping",9}{"of comp.",10}  aim");
        foreach (var m in measured)
        {
            var f = m.Median;
            var ofPing = m.Ping is { } ping ? $"{m.ShareOf(ping):0.000}" : "";
            var ofComparator = m.Comparator is { } other ? $"{m.ShareOf(other):0.00}" : "";
            Line($"{m.Name,-42}{m.Clients,8}{f.PerSecond,10:0}{f.P50,9:0.00}{f.P99,9:0.00}{f.Cost,8:0}{f.Wrong,7}{ofPing,9}{ofComparator,10}  {m.Aim}");
        }

        Line($"The Host used {host.Bytes / (1024 * 1024)} MB and {host.Processor.TotalSeconds:0} s of processor time.");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
