using System.CommandLine;
using System.Globalization;
using KnowledgePark.Bookings;
using KnowledgePark.Host.Stores;
using KnowledgePark.Storage;

namespace KnowledgePark.Host.Verbs;

/// <summary>check: opens the store and proves that nothing is booked twice.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var folder = RootVerb.FolderOption();
        var verb = new Command("check", "Verifies that no two bookings overlap and that guards, allocations and bookings agree. Exit code 1 on any fault.") { folder };
        verb.SetAction((parsed, ct) => RootVerb.OnStoreAsync(parsed.GetValue(folder), choice => RunAsync(choice, Console.Out, ct)));
        return verb;
    }

    public static async Task<int> RunAsync(StoreChoice choice, TextWriter output, CancellationToken ct)
    {
        if (!choice.Exists)
        {
            await output.WriteLineAsync($"There is no store in {choice.Words}. State another folder with --folder, or start the Host once.");
            return 1;
        }

        try
        {
            var store = await choice.OpenAsync(ct);
            using var closing = store as IDisposable;
            var report = await StoreCheck.RunAsync(store, ct);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Bookings} bookings ({report.Standing} standing), {report.Allocations} allocations, {report.Guards} guards, {report.Spaces} spaces in {report.Buildings} buildings."));
            foreach (var fault in report.Faults)
                await output.WriteLineAsync($"FAULT {fault}");
            await output.WriteLineAsync(report.Faults.Count == 0 ? "No fault." : $"{report.Faults.Count} faults (at most {StoreCheck.MaxFaults} are listed).");
            return report.Faults.Count == 0 ? 0 : 1;
        }
        catch (StoreUnavailableException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
