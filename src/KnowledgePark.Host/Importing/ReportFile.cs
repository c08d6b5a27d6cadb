using System.Globalization;
using CsvHelper;
using KnowledgePark.Bookings.Importing;
using KnowledgePark.Facilities.Importing;
using NodaTime;

namespace KnowledgePark.Host.Importing;

/// <summary>
/// The whole report as CSV. What a stranger wrote into a calendar must not become a formula when somebody opens the report: fields that begin with
/// = + - @ or a tab get an apostrophe (OWASP, CSV injection).
/// </summary>
internal static class ReportFile
{
    private static readonly CsvWriterOptions s_options = new() { Injection = CsvInjection.Escape, InjectionEscape = '\'' };

    public static Task WriteAsync(FileInfo file, BookingsImportReport report) => WriteAsync(
        file,
        ["result", "start", "end", "room", "space", "title", "code", "reason", "event", "booking"],
        report.Lines.Select(l => new[]
        {
            l.Result.ToString(), Local(l.Start, report.Zone), Local(l.End, report.Zone), l.Room ?? "", l.SpaceId ?? "", l.Title, l.Code, l.Reason,
            l.Event?.ToString(CultureInfo.InvariantCulture) ?? "", l.BookingId ?? "",
        }));

    public static Task WriteAsync(FileInfo file, SpacesImportReport report) => WriteAsync(
        file,
        ["result", "row", "id", "code", "name", "floor", "kind", "capacity", "area_m2", "mode", "listed", "notes"],
        report.Lines.Select(l => new[]
        {
            l.Result.ToString(), l.Row.ToString(CultureInfo.InvariantCulture), l.Space.Id, l.Space.Code ?? "", l.Space.Name, l.Floor ?? "", l.Space.Kind.ToString(),
            l.Space.Capacity.ToString(CultureInfo.InvariantCulture), l.Space.AreaSquareMetres?.ToString(CultureInfo.InvariantCulture) ?? "", l.Space.Mode.ToString(),
            l.Space.IsListed ? "yes" : "no", l.Notes,
        }));

    /// <summary>Local time with its offset, as in 2018-10-28T02:30+01:00.</summary>
    private static string Local(Instant? instant, DateTimeZone zone) =>
        instant?.InZone(zone).ToOffsetDateTime().ToString("uuuu-MM-dd'T'HH:mmo<+HH:mm>", CultureInfo.InvariantCulture) ?? "";

    private static async Task WriteAsync(FileInfo file, string[] header, IEnumerable<string[]> rows)
    {
        try
        {
            await using var writer = CsvWriter.ToFile(file.FullName, s_options);
            foreach (var row in rows.Prepend(header))
            {
                foreach (var field in row)
                    writer.WriteField(field);
                writer.EndRecord();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException($"The report '{file.FullName}' cannot be written: {e.Message}", e);
        }
    }
}
