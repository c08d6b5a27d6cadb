using KnowledgePark.Facilities;

namespace KnowledgePark.Api.Tests.Importing;

/// <summary>Files that others made for themselves. They keep their licences and are not part of this repository; skipped where they are absent.</summary>
public sealed class RealFilesTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_rooms_of_a_university_building_become_119_spaces_on_five_floors()
    {
        var result = await _folder.SpacesAsync(Data("rooms.csv"), with: r => r with { Building = "spbstu-3" });
        Assert.Contains("119 rows, 5 floors: 119 spaces new, 0 already there, 0 there with other values, 0 refused", result.Counts);
        Assert.Equal(119, (await _folder.AllAsync<Space>()).Select(s => s.Name).Distinct().Count());
        Assert.Equal([35, 30, 22, 13, 19], (await _folder.AllAsync<Space>()).GroupBy(s => s.FloorId).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Count()));
        Assert.Contains("0 spaces new, 119 already there", (await _folder.SpacesAsync(Data("rooms.csv"), with: r => r with { Building = "spbstu-3" })).Counts);
    }

    [Fact]
    public async Task A_university_timetable_is_placed_and_its_normalised_form_is_the_same()
    {
        Func<Host.Verbs.ImportBookingsVerb.Request, Host.Verbs.ImportBookingsVerb.Request> sutd = r => r with { Zone = "Asia/Singapore" };
        var first = await _folder.BookingsAsync(Data("university-timetable.ics"), with: sutd);
        Assert.Contains("128 events, 128 occurrences: 126 placed, 0 already there, 0 changed, 0 not changed, 2 rejected; 0 events rejected", first.Counts);
        Assert.Contains("Reasons: no-room 2.", first.Output);
        Assert.Equal(3, (await _folder.AllAsync<Space>()).Count);
        Assert.Contains("0 placed, 126 already there", (await _folder.BookingsAsync(Data("university-timetable.ics"), with: sutd)).Counts);
        Assert.Contains("0 placed, 126 already there", (await _folder.BookingsAsync(Data("university-timetable-normalised.ics"), with: sutd)).Counts);
        Assert.Equal(DateTimeOffset.Parse("2020-02-03T11:00+08:00", null), (await _folder.BookedAsync()).First(b => b.Title == "Modelling the Systems World" && b.Start.Day == 3).Start);
        Assert.Contains("No fault.", (await _folder.CheckAsync()).Output);
    }

    [Fact]
    public async Task A_makerspace_keeps_its_wall_clock_over_the_changes_of_the_clock()
    {
        Func<Host.Verbs.ImportBookingsVerb.Request, Host.Verbs.ImportBookingsVerb.Request> machBar = r => r with { Zone = "Europe/Berlin", Report = _folder.File("r.csv") };
        var first = await _folder.BookingsAsync(Data("makerspace-google.ics"), with: machBar);
        // Counted by two independent programs (python3-recurring-ical-events, dateutil): 721 to June 2020, 248 from September 2018 to July 2019.
        Assert.Contains("64 events, 721 occurrences: 614 placed, 0 already there, 0 changed, 0 not changed, 107 rejected; 0 events rejected", first.Counts);
        var starts = (await File.ReadAllLinesAsync(_folder.File("r.csv").FullName, TestContext.Current.CancellationToken)).Skip(1).Select(l => l.Split(',')[1]).ToArray();
        Assert.Equal(248, starts.Count(s => string.CompareOrdinal(s, "2018-09-01") >= 0 && string.CompareOrdinal(s, "2019-08-01") < 0));
        Assert.All((await _folder.BookedAsync()).Where(b => b.Title == "OpenLab"), b => Assert.Equal(18, TimeZoneInfo.ConvertTime(b.Start, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Hour));
        Assert.Contains("short for 'Haus 5 - machBar'", first.Output.Split('\n').First(l => l.StartsWith("room: 'Haus5'", StringComparison.Ordinal)));
        Assert.Contains("0 placed, 614 already there", (await _folder.BookingsAsync(Data("makerspace-google.ics"), with: machBar)).Counts);
        Assert.Contains("No fault.", (await _folder.CheckAsync()).Output);
    }

    /// <summary>A file of the folder 'shared/data' beside the repository.</summary>
    private static FileInfo Data(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = new FileInfo(Path.Combine(folder.FullName, "shared", "data", name));
            if (file.Exists)
                return file;
        }

        Assert.Skip($"shared/data/{name} is not beside the repository.");
        return null!; // Skip throws.
    }
}
