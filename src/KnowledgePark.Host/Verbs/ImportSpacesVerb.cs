using System.CommandLine;
using KnowledgePark.Facilities.Importing;
using KnowledgePark.Host.Importing;
using KnowledgePark.Host.Stores;
using NodaTime;

namespace KnowledgePark.Host.Verbs;

/// <summary>import spaces: a building, its floors and its spaces from a CSV file.</summary>
internal static class ImportSpacesVerb
{
    public static Command Create()
    {
        var file = ImportVerb.FileArgument("A CSV file with a header, such as: id,name,name_bg,kind,capacity,floor,code,area_m2,features");
        var building = ImportVerb.BuildingOption();
        var name = ImportVerb.NameOption();
        var zone = new Option<string?>("--zone") { Description = "The IANA zone of a new building; needed when the store is empty." };
        var mapping = new Option<FileInfo?>("--mapping") { Description = "CSV of two columns: a header and our column ('Raum,name'), or a category and its kind ('hall,EventHall')." };
        var apply = ImportVerb.ApplyOption();
        var report = ImportVerb.ReportOption();
        var folder = RootVerb.FolderOption();
        var verb = new Command("spaces", "Takes a building, its floors and its spaces from a CSV file.") { file, building, name, zone, mapping, apply, report, folder };
        verb.SetAction((parsed, ct) => RootVerb.OnStoreAsync(parsed.GetValue(folder), choice => RunAsync(
            new Request
            {
                File = parsed.GetRequiredValue(file),
                Building = parsed.GetRequiredValue(building),
                Name = parsed.GetValue(name),
                Zone = parsed.GetValue(zone),
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
            var table = await CsvTable.ReadAsync(request.File.FullName, SpaceSheet.MaxRows, ct);
            var sheet = new SpaceSheet(table.Headers, table.Rows, await CsvTable.ReadMappingAsync(request.Mapping, ct));
            var outcome = await new SpacesImport(run.Store, run.Directories, clock).RunAsync(sheet, request.Building, request.Name, request.Zone, ct);
            if (outcome is not SpacesImportOutcome.Done { Report: var report })
                throw new InputRefusedException(((SpacesImportOutcome.Unusable)outcome).Reason);
            await output.WriteLineAsync(ImportVerb.Heading(request.IsApplied, request.Store));
            await WriteAsync(report, output);
            if (request.Report is not null)
                await ReportFile.WriteAsync(request.Report, report);
            return 0;
        }, ct);

    private static async Task WriteAsync(SpacesImportReport report, TextWriter output)
    {
        foreach (var made in report.Made)
            await output.WriteLineAsync($"new: {made}");
        await output.WriteLineAsync(
            $"{report.Lines.Count} rows, {report.Floors} floors: {report.CountOf(SpaceImportResult.Created)} spaces new, {report.CountOf(SpaceImportResult.AlreadyThere)} already there, "
            + $"{report.CountOf(SpaceImportResult.Differs)} there with other values, {report.CountOf(SpaceImportResult.Refused)} refused.");
        await output.WriteLineAsync($"Kinds: {Counts(report.Lines.Select(l => l.Space.Kind.ToString()))}.");
        await output.WriteLineAsync($"Modes: {Counts(report.Lines.Select(l => l.Space.Mode.ToString()))}; not listed in searches: {report.Lines.Count(l => !l.Space.IsListed)}.");
        if (report.EstimatedCapacities > 0)
            await output.WriteLineAsync($"{report.EstimatedCapacities} capacities are estimates: {SpacesImportReport.CapacityRule}.");
        foreach (var (words, found) in new[]
        {
            ("Categories of no known kind (Other)", report.UnknownCategories), ("Numbers of several rooms", report.SharedCodes), ("Columns that were not understood", report.IgnoredHeaders),
        })
        {
            if (found.Count > 0)
                await output.WriteLineAsync($"{words}: {string.Join(", ", found)}.");
        }

        foreach (var line in report.Lines.Where(l => l.Notes.Length > 0))
            await output.WriteLineAsync($"row {line.Row}, {line.Floor}, {line.Space.Name}: {(line.Result == SpaceImportResult.Refused ? "refused: " : "")}{line.Notes}");
    }

    private static string Counts(IEnumerable<string> words) =>
        string.Join(", ", words.GroupBy(w => w).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"));

    /// <summary>What was asked on the command line.</summary>
    internal sealed record Request
    {
        public required FileInfo File { get; init; }

        public required string Building { get; init; }

        public string? Name { get; init; }

        public string? Zone { get; init; }

        public FileInfo? Mapping { get; init; }

        public bool IsApplied { get; init; }

        public FileInfo? Report { get; init; }

        public required StoreChoice Store { get; init; }
    }
}
