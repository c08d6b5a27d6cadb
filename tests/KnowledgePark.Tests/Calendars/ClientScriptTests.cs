using System.Diagnostics;
using System.Runtime.CompilerServices;
using KnowledgePark.Bookings;
using NodaTime;

namespace KnowledgePark.Tests.Calendars;

/// <summary>A feed in the eyes of the strictest parser there is, python3-vobject, and of the system's own time zones.</summary>
public class ClientScriptTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public async Task A_feed_is_read_by_vobject()
    {
        if (!File.Exists(Python) || (await RunAsync("-c", "import vobject")).ExitCode != 0)
            Assert.Skip("Needs /usr/bin/python3 with vobject (Debian: python3-vobject).");
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ics");
        await File.WriteAllTextAsync(path, Feed(), TestContext.Current.CancellationToken);
        try
        {
            var (exitCode, output) = await RunAsync(Script(), path);
            Assert.Equal((0, "7"), (exitCode, output.Trim()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Feed() => Sample.Lab(
        string.Concat(Enumerable.Repeat("Лаборатория 🔬; \"a\\b\", c\r\nEND:VEVENT ", 40)),
        Sample.Booking(),
        Sample.Held("two", Sample.Now + Duration.FromHours(1)),
        Sample.Booking("three").Released(BookingStatus.Cancelled, null, Sample.Now),
        Sample.Booking("spring", "2027-03-28T02:00+02", "2027-03-28T05:00+03"),
        Sample.Booking("autumn", "2026-10-25T02:00+03", "2026-10-25T05:00+02"),
        Sample.Booking("first", "2026-10-25T03:00+03", "2026-10-25T03:30+03"),
        Sample.Booking("second", "2026-10-25T03:30+02", "2026-10-25T04:00+02"));

    private static string Script([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "clients", "check_feeds.py")); // The compiler gives a file.

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("Python did not start.");
        var ct = TestContext.Current.CancellationToken;
        var errors = process.StandardError.ReadToEndAsync(ct);
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, output + await errors);
    }
}
