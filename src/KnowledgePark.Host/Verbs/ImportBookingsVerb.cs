using System.CommandLine;
using System.Globalization;
using KnowledgePark.Bookings.Importing;
using KnowledgePark.Host.Importing;
using KnowledgePark.Host.Stores;
using NodaTime;
using NodaTime.Text;

namespace KnowledgePark.Host.Verbs;

/// <summary>import bookings: the occurrences of an iCalendar file as bookings of a building's spaces.</summary>
internal static class ImportBookingsVerb
{
    public static Command Create()
    {
        var file = ImportVerb.FileArgument("An iCalendar file (.ics).");
        var building = ImportVerb.BuildingOption();
        var name = ImportVerb.NameOption();
        var zone = new Option<string?>("--zone") { Description = "The IANA zone of times that name none; otherwise the building's." };
        var organisation = new Option<string?>("--organisation") { Description = $"In whose name; otherwise '{BookingsImportOptions.DefaultOrganisation}'." };
        var until = new Option<string?>("--until") { Description = "The last date to which rules are expanded, as 2027-06-30; otherwise a year after the last date in the file." };
        var create = new Option<bool>("--create-spaces") { Description = "Make a space of each room that is unknown." };
        var mapping = new Option<FileInfo?>("--mapping") { Description = "CSV of two columns: pattern ('*' stands for anything, empty for no room) and space id, or 'skip'." };
        var apply = ImportVerb.ApplyOption();
        var report = ImportVerb.ReportOption();
        var folder = RootVerb.FolderOption();
        var verb = new Command("bookings", "Takes bookings from an iCalendar file; the same file again changes nothing.")
        {
            file, building, name, zone, organisation, until, create, mapping, apply, report, folder,
        };
        verb.SetAction((parsed, ct) => RootVerb.OnStoreAsync(parsed.GetValue(folder), choice => RunAsync(
            new Request
            {
                File = parsed.GetRequiredValue(file),
                Building = parsed.GetRequiredValue(building),
                Name = parsed.GetValue(name),
                Zone = parsed.GetValue(zone),
                Organisation = parsed.GetValue(organisation),
                Until = parsed.GetValue(until),
                CreatesSpaces = parsed.GetValue(create),
                Mapping = parsed.GetValue(mapping),
                IsApplied = parsed.GetValue(apply),
                Report = parsed.GetValue(report),
                Store = choice,
            },
            SystemClock.Instance, Console.Out, ct)));
        return verb;
    }

    public static Task<int> RunAsync(Request request, IClock clock, TextWriter output, CancellationToken ct) =>
        ImportRun.RunAsync(request.Store, request.IsApplied, output, async run =>
        {
            var bytes = await InputFile.ReadAsync(request.File.FullName, CalendarFile.MaxBytes, ct);
            if (CalendarFile.Read(bytes, out var fault) is not { } calendar)
                throw new InputRefusedException(fault);
            var options = new BookingsImportOptions
            {
                BuildingId = request.Building,
                BuildingName = request.Name,
                ZoneId = request.Zone,
                OrganisationId = request.Organisation,
                Until = UntilOf(request.Until, clock.GetCurrentInstant()),
                CreateSpaces = request.CreatesSpaces,
                Mapping = new RoomMapping(await CsvTable.ReadMappingAsync(request.Mapping, ct)),
            };
            var outcome = await new BookingsImport(run.Store, run.Directories, clock).RunAsync(calendar, options, ct);
            if (outcome is not BookingsImportOutcome.Done { Report: var report })
                throw new InputRefusedException(((BookingsImportOutcome.Unusable)outcome).Reason);
            await output.WriteLineAsync(ImportVerb.Heading(request.IsApplied, request.Store));
            await BookingsReport.WriteAsync(report, output);
            if (request.Report is not null)
                await ReportFile.WriteAsync(request.Report, report);
            return 0;
        }, ct);

    private static LocalDate? UntilOf(string? text, Instant now)
    {
        if (text is null)
            return null;
        if (!LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
            throw new InputRefusedException($"'{text}' is no date. State --until as 2027-06-30.");
        var farthest = now.InUtc().Date.PlusYears(3);
        return date >= new LocalDate(1903, 1, 1) && date <= farthest
            ? date
            : throw new InputRefusedException(
                $"--until {text} is too far away: rules are expanded at most three years ahead, to {farthest.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}.");
    }

    /// <summary>What was asked on the command line.</summary>
    internal sealed record Request
    {
        public required FileInfo File { get; init; }

        public required string Building { get; init; }

        public string? Name { get; init; }

        public string? Zone { get; init; }

        public string? Organisation { get; init; }

        public string? Until { get; init; }

        public bool CreatesSpaces { get; init; }

        public FileInfo? Mapping { get; init; }

        public bool IsApplied { get; init; }

        public FileInfo? Report { get; init; }

        public required StoreChoice Store { get; init; }
    }
}
