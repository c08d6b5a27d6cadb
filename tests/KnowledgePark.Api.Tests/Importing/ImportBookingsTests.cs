using KnowledgePark.Bookings;
using KnowledgePark.Facilities;

namespace KnowledgePark.Api.Tests.Importing;

/// <summary>import bookings, from the file to the store.</summary>
public sealed class ImportBookingsTests : IDisposable
{
    private const string Weekly = "UID:1\nSUMMARY:Physics\nLOCATION:Hall 1\nDTSTART:20261201T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3";

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dry_run_writes_nothing_and_says_what_the_real_run_does()
    {
        var file = _folder.Calendar(Weekly, "UID:2\nSUMMARY:Chemistry\nLOCATION:hall-1\nDTSTART:20261208T103000\nDURATION:PT1H");
        var dry = await _folder.BookingsAsync(file, isApplied: false, r => r with { Report = _folder.File("dry.csv") });
        Assert.False(Directory.Exists(_folder.Store));
        var real = await _folder.BookingsAsync(file, with: r => r with { Report = _folder.File("real.csv") });
        Assert.Equal((0, 0), (dry.Code, real.Code));
        Assert.Contains("2 events, 4 occurrences: 3 placed, 0 already there, 0 changed, 0 not changed, 1 rejected", dry.Counts);
        Assert.Equal(dry.Output.Split('\n')[1..], real.Output.Split('\n')[1..]);
        Assert.Equal(await File.ReadAllTextAsync(_folder.File("dry.csv").FullName, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(_folder.File("real.csv").FullName, TestContext.Current.CancellationToken));
        Assert.Contains("2026-12-08 10:30–11:30  hall-1  Chemistry: space-taken: taken by 'Physics' from 2026-12-08 10:00 to 2026-12-08 11:00", real.Output);
        Assert.Contains("No fault.", (await _folder.CheckAsync()).Output);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var file = _folder.Calendar(Weekly);
        await _folder.BookingsAsync(file);
        var before = await _folder.BookedAsync();
        Assert.Contains("0 placed, 3 already there", (await _folder.BookingsAsync(file, isApplied: false)).Counts);
        Assert.Contains("0 placed, 3 already there", (await _folder.BookingsAsync(file)).Counts);
        Assert.Equal(before.Select(b => (b.Id, b.Version)), (await _folder.BookedAsync()).Select(b => (b.Id, b.Version)));
    }

    [Fact]
    public async Task A_series_that_moves_by_half_an_hour_is_moved_and_not_doubled()
    {
        await _folder.BookingsAsync(_folder.Calendar(Weekly));
        var moved = _folder.Calendar(Weekly.Replace("T100000", "T103000", StringComparison.Ordinal).Replace("Physics", "Physics II", StringComparison.Ordinal));
        var result = await _folder.BookingsAsync(moved);
        Assert.Contains("0 placed, 0 already there, 3 changed", result.Counts);
        Assert.Contains("changed: 2026-12-01 10:00–2026-12-01 11:00 → 2026-12-01 10:30–2026-12-01 11:30, title 'Physics' → 'Physics II'", result.Output);
        Assert.All(await _folder.BookedAsync(), b => Assert.Equal(("Physics II", 30), (b.Title, b.Start.Minute)));
        Assert.Contains("3 already there", (await _folder.BookingsAsync(moved)).Counts);
        Assert.Equal(3, (await _folder.BookedAsync()).Count);
    }

    [Fact]
    public async Task What_is_past_does_not_move_and_is_listed()
    {
        await _folder.BookingsAsync(_folder.Calendar(Weekly.Replace("202612", "202011", StringComparison.Ordinal)));
        var result = await _folder.BookingsAsync(_folder.Calendar(Weekly.Replace("20261201T10", "20201101T12", StringComparison.Ordinal)));
        Assert.Contains("0 placed, 0 already there, 0 changed, 3 not changed", result.Counts);
        Assert.Contains("already-over", result.Output);
        Assert.Equal(3, (await _folder.BookedAsync()).Count);
    }

    [Fact]
    public async Task Two_events_may_swap_their_times()
    {
        const string First = "UID:1\nSUMMARY:A\nLOCATION:Hall 1\nDURATION:PT1H\nDTSTART:20261201T";
        const string Second = "UID:2\nSUMMARY:B\nLOCATION:Hall 1\nDURATION:PT1H\nDTSTART:20261201T";
        await _folder.BookingsAsync(_folder.Calendar(First + "100000", Second + "110000"));
        var result = await _folder.BookingsAsync(_folder.Calendar(First + "110000", Second + "120000"));
        Assert.Contains("2 changed, 0 not changed", result.Counts);
    }

    [Fact]
    public async Task What_the_file_cancels_is_cancelled_and_what_it_drops_is_listed()
    {
        await _folder.BookingsAsync(_folder.Calendar(Weekly, "UID:2\nSUMMARY:Once\nLOCATION:Hall 2\nDTSTART:20261201T100000\nDURATION:PT1H"));
        var result = await _folder.BookingsAsync(
            _folder.Calendar(Weekly + "\nEXDATE:20261208T100000", "UID:2\nSTATUS:CANCELLED\nSUMMARY:Once\nLOCATION:Hall 2\nDTSTART:20261201T100000\nDURATION:PT1H"));
        Assert.Contains("2 already there, 1 changed, 0 not changed, 0 rejected; 0 events rejected, 1 bookings gone from the file", result.Counts);
        Assert.Equal(BookingStatus.Cancelled, Assert.Single(await _folder.BookedAsync(), b => b.Title == "Once").Status);
        Assert.Equal(3, (await _folder.BookedAsync()).Count(b => b.Title == "Physics" && b.Status == BookingStatus.Confirmed));
    }

    [Fact]
    public async Task Every_occurrence_is_placed_or_has_its_reason()
    {
        var result = await _folder.BookingsAsync(_folder.Calendar(
            Weekly,
            "UID:2\nSUMMARY:Talk ROOM: Online\nDTSTART:20261201T100000\nDURATION:PT1H",
            "UID:3\nSUMMARY:Talk ROOM: TBC\nDTSTART:20261201T100000\nDURATION:PT1H",
            "UID:4\nSUMMARY:Every second\nLOCATION:Hall 1\nDTSTART:20261201T100000\nDURATION:PT1S\nRRULE:FREQ=SECONDLY",
            "UID:5\nSUMMARY:Nowhere\nDTSTART:20261201T100000\nDURATION:PT1H",
            "UID:6\nSUMMARY:Backwards\nLOCATION:Hall 1\nDTSTART:20261201T100000\nDTEND:20261201T090000"));
        Assert.Contains("6 events, 6 occurrences: 3 placed, 0 already there, 0 changed, 0 not changed, 3 rejected; 2 events rejected", result.Counts);
        Assert.Contains("Reasons: end-not-after-start 1, no-room 1, online 1, rule-refused 1, to-be-confirmed 1.", result.Output);
    }

    [Fact]
    public async Task Opening_hours_hold_also_for_what_is_imported()
    {
        await _folder.SpacesAsync(_folder.File("s.csv", "name,kind\nHall 1,EventHall\n"));
        using (var store = Storage.Embedded.EmbeddedStore.Open(new() { Folder = _folder.Store }))
        {
            var building = (await store.FindAsync<Building>("b", "b", TestContext.Current.CancellationToken))!; // It was just made.
            await store.CommitAsync(new(Storage.Change.Replace(building with { OpeningHours = OpeningHours.On(Enum.GetValues<DayOfWeek>(), new(8, 0), new(9, 0)) })), TestContext.Current.CancellationToken);
        }

        var result = await _folder.BookingsAsync(_folder.Calendar(Weekly), with: r => r with { CreatesSpaces = false });
        Assert.Contains("0 placed, 0 already there, 0 changed, 0 not changed, 3 rejected", result.Counts);
        Assert.Contains("outside-opening-hours", result.Output);
    }

    [Fact]
    public async Task A_mapping_leads_rooms_to_spaces()
    {
        await _folder.SpacesAsync(_folder.File("s.csv", "id,name,kind\nh1,Hall 1,EventHall\n"));
        var mapping = _folder.File("m.csv", "pattern,spaceId\nGreat*,h1\nOnline,skip\n");
        var result = await _folder.BookingsAsync(
            _folder.Calendar("UID:1\nLOCATION:Great place\nDTSTART:20261201T100000\nDURATION:PT1H", "UID:2\nLOCATION:online\nDTSTART:20261201T100000\nDURATION:PT1H"),
            with: r => r with { Mapping = mapping, CreatesSpaces = false });
        Assert.Contains("1 placed", result.Counts);
        Assert.Contains("skipped-by-mapping", result.Output);
    }

    [Fact]
    public async Task The_report_file_runs_no_formula()
    {
        var report = _folder.File("r.csv");
        await _folder.BookingsAsync(_folder.Calendar("UID:1\nSUMMARY:=HYPERLINK(\"http://x\")\nLOCATION:@SUM(A1)\nDTSTART:20261201T100000\nDURATION:PT1H"), with: r => r with { Report = report });
        var line = (await File.ReadAllLinesAsync(report.FullName, TestContext.Current.CancellationToken))[1];
        Assert.Contains("'=HYPERLINK", line);
        Assert.Contains("'@SUM", line);
        Assert.DoesNotMatch("(^|,)\"?[=+@-]", line);
    }

    [Theory]
    [InlineData("no-building", "There is no building 'b'")]
    [InlineData("no-zone", "'Mars/Base' is no IANA zone")]
    [InlineData("no-organisation", "There is no organisation 'nobody'")]
    [InlineData("no-file", "cannot be read")]
    [InlineData("no-calendar", "no iCalendar file")]
    [InlineData("large", "more than 2097152 bytes")]
    [InlineData("until", "is no date")]
    [InlineData("far", "too far away")]
    [InlineData("mapping", "names 'nothing', which is no space")]
    public async Task Input_that_cannot_be_used_ends_with_1_and_a_sentence(string what, string says)
    {
        var file = what switch
        {
            "no-file" => _folder.File("missing.ics"),
            "no-calendar" => _folder.File("x.ics", "%PDF-1.4"),
            "large" => _folder.File("x.ics", new string('x', 10_000_000)),
            _ => _folder.Calendar(Weekly),
        };
        var result = await _folder.BookingsAsync(file, isApplied: false, r => what switch
        {
            "no-building" => r with { CreatesSpaces = false },
            "no-zone" => r with { Zone = "Mars/Base" },
            "no-organisation" => r with { Organisation = "nobody" },
            "until" => r with { Until = "tomorrow" },
            "far" => r with { Until = "2999-01-01" },
            "mapping" => r with { Mapping = _folder.File("m.csv", "pattern,spaceId\nHall,nothing\n") },
            _ => r,
        });
        Assert.Equal(1, result.Code);
        Assert.Contains(says, result.Output);
    }
}
