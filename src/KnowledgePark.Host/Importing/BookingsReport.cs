using System.Globalization;
using KnowledgePark.Bookings.Importing;
using NodaTime;

namespace KnowledgePark.Host.Importing;

/// <summary>The report of an import of bookings as a person reads it: the counts, the rooms, then one line for whatever was not simply booked.</summary>
internal static class BookingsReport
{
    public static async Task WriteAsync(BookingsImportReport report, TextWriter output)
    {
        foreach (var made in report.Made)
            await output.WriteLineAsync($"new: {made}");
        await output.WriteLineAsync(
            $"{report.Events} events, {report.Occurrences} occurrences: {report.CountOf(ImportResult.Placed)} placed, "
            + $"{report.CountOf(ImportResult.AlreadyThere)} already there, {report.CountOf(ImportResult.Changed)} changed, {report.CountOf(ImportResult.NotChanged)} not changed, {report.CountOf(ImportResult.Rejected)} rejected; "
            + $"{report.CountOf(ImportResult.EventRejected)} events rejected, {report.CountOf(ImportResult.Gone)} bookings gone from the file.");
        var rejected = report.Lines.Where(l => l.Code.Length > 0).GroupBy(l => l.Code).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {g.Count()}");
        if (rejected.ToArray() is { Length: > 0 } reasons)
            await output.WriteLineAsync($"Reasons: {string.Join(", ", reasons)}.");
        await output.WriteLineAsync(
            $"Times without a zone are in {report.Zone.Id}; rules are expanded from {Date(report.Window.First)} to {Date(report.Window.Last)}; "
            + $"{report.IdleExclusions} exclusions (EXDATE) match nothing.");
        foreach (var room in report.Rooms)
        {
            var found = room.SpaceId is null ? $"{room.Code}: {room.How}" : $"{room.SpaceId} ({room.How})";
            await output.WriteLineAsync($"room: {Quoted(room.Room)}, {room.Events} events: {found}");
        }

        foreach (var line in report.Lines.Where(l => l.Code.Length > 0 || l.Reason.Length > 0))
            await output.WriteLineAsync($"{When(line, report.Zone)}  {line.Room ?? "(no room)"}  {line.Title}: {(line.Code.Length > 0 ? $"{line.Code}: " : "")}{line.Reason}");
    }

    private static string Quoted(string? room) => room is null ? "(none)" : $"'{room}'";

    private static string Date(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>'2020-03-02 11:00–12:00', with the second date where it is another.</summary>
    private static string When(ImportLine line, DateTimeZone zone)
    {
        if (line.Start is not { } start || line.End is not { } end)
            return $"event {line.Event}";
        var from = start.InZone(zone).LocalDateTime;
        var to = end.InZone(zone).LocalDateTime;
        var ends = from.Date == to.Date ? "HH:mm" : "uuuu-MM-dd HH:mm";
        return $"{from.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)}–{to.ToString(ends, CultureInfo.InvariantCulture)}";
    }
}
