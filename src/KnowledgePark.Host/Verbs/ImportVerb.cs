using System.CommandLine;
using KnowledgePark.Host.Stores;

namespace KnowledgePark.Host.Verbs;

/// <summary>import: takes spaces and bookings from files that others made. Without --apply it only says what it would do.</summary>
internal static class ImportVerb
{
    public static Command Create() =>
        new("import", "Takes spaces or bookings from a file. Reports what it would do; does it with --apply. Exit code 1 if the input cannot be used.")
        {
            ImportSpacesVerb.Create(), ImportBookingsVerb.Create(),
        };

    public static Argument<FileInfo> FileArgument(string what) => new("file") { Description = what };

    public static Option<string> BuildingOption() => new("--building") { Description = "The id of the building.", Required = true };

    public static Option<string?> NameOption() => new("--name") { Description = "What a new building is called." };

    public static Option<bool> ApplyOption() => new("--apply") { Description = "Write to the store; without it nothing is written." };

    public static Option<FileInfo?> ReportOption() => new("--report") { Description = "Write every line of the report to this CSV file." };

    /// <summary>What stands in front of every report.</summary>
    public static string Heading(bool isApplied, StoreChoice store) =>
        isApplied ? $"Applied to {store.Words}." : "Dry run: nothing was written. This is what --apply would do.";
}
