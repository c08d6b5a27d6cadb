using System.Text;
using KnowledgePark.Bookings;
using KnowledgePark.Calendars;
using NodaTime;

namespace KnowledgePark.Tests.Calendars;

public class BusyFeedTests
{
    [Fact]
    public void A_feed_is_written_as_it_always_was() => Golden.Check("feed.ics", Sample.Lab(
        "Лаборатория 🔬 по фотоника, west; wing",
        Sample.Booking(),
        Sample.Held("two", Sample.Now + Duration.FromHours(1)),
        Sample.Booking("three").Released(BookingStatus.Cancelled, null, Sample.Now),
        Sample.Booking("four", "2027-03-28T02:00+02", "2027-03-28T05:00+03")));

    [Fact]
    public void No_title_no_organisation_and_no_reason_is_shown()
    {
        var feed = Sample.Lab("Lab", Sample.Booking(), Sample.Booking("two").Released(BookingStatus.Cancelled, "Budget", Sample.Now));
        Assert.DoesNotContain("merger", feed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Budget", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("org", feed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lab\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT")]
    [InlineData("Lab\nATTACH:file:///etc/passwd")]
    [InlineData("Lab\u2028END:VCALENDAR")]
    public void A_name_cannot_write_lines_of_its_own(string name)
    {
        var plain = Sample.Lines(Sample.Lab("Lab", Sample.Booking())).Select(Property);
        Assert.Equal(plain, Sample.Lines(Sample.Lab(name, Sample.Booking())).Select(Property));
        Assert.Equal(name.ReplaceLineEndings("\n"), Assert.Single(Sample.Read(Sample.Lab(name, Sample.Booking())).Events).Location);

        static string Property(string line) => line[..line.IndexOf(':', StringComparison.Ordinal)];
    }

    [Fact]
    public void A_long_Cyrillic_name_survives_folding()
    {
        var name = string.Concat(Enumerable.Repeat("Зала „Аула“ ", 1000));
        var feed = Sample.Lab(name, Sample.Booking());
        Assert.All(feed.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Equal(name, Assert.Single(Sample.Read(feed).Events).Location);
    }

    [Fact]
    public void An_empty_feed_is_a_calendar()
    {
        var calendar = Sample.Read(Sample.Lab("Lab"));
        Assert.Empty(calendar.Events);
        Assert.Single(calendar.TimeZones);
    }

    [Fact]
    public void The_same_bookings_in_another_order_give_the_same_octets()
    {
        Booking[] bookings = [Sample.Booking("a"), Sample.Booking("b"), Sample.Booking("c", "2026-11-25T09:00+02", "2026-11-25T10:00+02")];
        Assert.Equal(Sample.Lab("Lab", bookings), Sample.Lab("Lab", [.. bookings.Reverse()]));
    }

    [Theory]
    [InlineData("2026-10-23T22:00+03", "2026-10-24T00:00+03", false)] // ends as the window begins
    [InlineData("2026-10-23T22:00+03", "2026-10-24T00:15+03", true)]
    [InlineData("2027-05-21T23:00+03", "2027-05-22T09:00+03", true)]
    [InlineData("2027-05-22T00:00+03", "2027-05-22T09:00+03", false)] // starts as the window ends
    public void The_window_is_half_open(string start, string end, bool isShown) =>
        Assert.Equal(isShown ? 1 : 0, Sample.Read(Sample.Lab("Lab", Sample.Booking("one", start, end))).Events.Count);

    [Theory]
    [InlineData("2026-11-16T10:00+02", true)]
    [InlineData("2026-11-15T10:00+02", false)]
    public void A_cancelled_booking_stays_for_a_week_after_its_end(string end, bool isShown)
    {
        var booking = Sample.Booking("one", "2026-11-15T08:00+02", end).Released(BookingStatus.Cancelled, null, Sample.Now);
        Assert.Equal(isShown ? 1 : 0, Sample.Read(Sample.Lab("Lab", booking)).Events.Count);
    }

    [Fact]
    public void A_feed_that_is_too_large_leaves_out_the_oldest_first()
    {
        var bookings = Hours(4000);
        var feed = Sample.Lab("Lab", bookings);
        var calendar = Sample.Read(feed);
        Assert.InRange(Encoding.UTF8.GetByteCount(feed), 800_000, 900_000);
        Assert.InRange(calendar.Events.Count, 1000, 3999);
        var starts = calendar.Events.Select(e => e.Start!.AsUtc).ToList(); // Every entry has a start.
        Assert.Equal(starts.Order(), starts);
        Assert.Equal(bookings.Max(b => b.Start).UtcDateTime, starts[^1]);
        Assert.Contains(Sample.Lines(feed), l => l.StartsWith("DESCRIPTION:", StringComparison.Ordinal) && l.Contains("left out are those from 2026-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_feed_whose_future_is_too_large_leaves_out_the_farthest()
    {
        var today = Sample.Window.Today.ToDateTimeOffset();
        var bookings = Enumerable.Range(0, 4000).Select(i => Sample.Booking($"{i:0000}") with { Start = today.AddMinutes(15 * i), End = today.AddMinutes((15 * i) + 15) }).ToArray();
        var feed = Sample.Lab("Lab", [Sample.Booking("past", "2026-11-20T09:00+02", "2026-11-20T10:00+02"), .. bookings]);
        var calendar = Sample.Read(feed);
        Assert.InRange(Encoding.UTF8.GetByteCount(feed), 800_000, 900_000);
        Assert.Equal(today.UtcDateTime, calendar.Events.Min(e => e.Start!.AsUtc)); // Every entry has a start.
        Assert.Contains(Sample.Lines(feed), l => l.Contains("left out are those from 2026-11-20 09:00 back and those from 2026-12-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_feed_that_holds_all_does_not_speak_of_leaving_out() =>
        Assert.DoesNotContain("left out", Sample.Lab("Lab", Hours(500)), StringComparison.Ordinal);

    /// <summary>One booking an hour, half of them before today, as far as they go.</summary>
    private static Booking[] Hours(int count)
    {
        var first = Sample.Window.Today.ToDateTimeOffset().AddMinutes(-10 * (count / 2));
        return [.. Enumerable.Range(0, count).Select(i => Sample.Booking($"{i:0000}") with { Start = first.AddMinutes(10 * i), End = first.AddMinutes((10 * i) + 10) })];
    }
}
