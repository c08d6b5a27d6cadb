using KnowledgePark.Bookings;
using KnowledgePark.Calendars;
using NodaTime;

namespace KnowledgePark.Tests.Calendars;

public class BusyEntryTests
{
    [Fact]
    public void An_entry_says_when_and_where_and_nothing_else() => Assert.Equal(
        [
            "BEGIN:VEVENT", $"UID:{EntryUid.Of("one")}", "DTSTAMP:20261123T090000Z", "CREATED:20261123T080000Z", "LAST-MODIFIED:20261123T090000Z", "SEQUENCE:0",
            "DTSTART;TZID=Europe/Sofia:20261124T090000", "DTEND;TZID=Europe/Sofia:20261124T100000", "SUMMARY:Busy", "LOCATION:Lab", "STATUS:CONFIRMED",
            "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "CLASS:PUBLIC", "END:VEVENT",
        ],
        Entry(Sample.Booking()));

    [Fact]
    public void A_hold_is_tentative() => AssertFace(Sample.Held("h", Sample.Now + Duration.FromHours(1)), "Held", "TENTATIVE", "OPAQUE", "TENTATIVE");

    [Fact]
    public void A_cancelled_booking_takes_no_time() =>
        AssertFace(Sample.Booking().Released(BookingStatus.Cancelled, "A private reason", Sample.Now), "Cancelled: Busy", "CANCELLED", "TRANSPARENT", "FREE");

    [Fact]
    public void An_expired_hold_takes_no_time() =>
        AssertFace(Sample.Held("h", Sample.Now).Released(BookingStatus.Expired, null, Sample.Now), "Expired: Held", "CANCELLED", "TRANSPARENT", "FREE");

    [Fact]
    public void A_hold_that_has_expired_looks_so_before_it_is_written_down()
    {
        var entry = Entry(Sample.Held("h", Sample.Now - Duration.FromSeconds(5)));
        Assert.Contains("STATUS:CANCELLED", entry);
        Assert.Contains("SEQUENCE:1", entry);
        Assert.Contains("DTSTAMP:20261123T095955Z", entry);
        Assert.Contains("LAST-MODIFIED:20261123T095955Z", entry);
    }

    [Fact]
    public void The_use_is_shown_without_setup_and_takedown()
    {
        var booking = Sample.Booking();
        var blocked = new Allocation { SpaceId = "lab", From = booking.Start.AddHours(-1), To = booking.End.AddHours(1) };
        Assert.Contains("DTSTART;TZID=Europe/Sofia:20261124T090000", Entry(booking with { Allocations = [blocked] }));
    }

    [Theory]
    [InlineData("2027-03-28T02:00+02", "2027-03-28T05:00+03", "DTSTART;TZID=Europe/Sofia:20270328T020000", "DTEND;TZID=Europe/Sofia:20270328T050000")] // over the skipped hour
    [InlineData("2027-03-28T02:30+02", "2027-03-28T04:00+03", "DTSTART;TZID=Europe/Sofia:20270328T023000", "DTEND;TZID=Europe/Sofia:20270328T040000")] // until its end
    [InlineData("2026-10-25T02:00+03", "2026-10-25T05:00+02", "DTSTART;TZID=Europe/Sofia:20261025T020000", "DTEND;TZID=Europe/Sofia:20261025T050000")] // over both 03:00
    [InlineData("2026-10-25T03:00+03", "2026-10-25T03:30+03", "DTSTART;TZID=Europe/Sofia:20261025T030000", "DTEND;TZID=Europe/Sofia:20261025T033000")] // in the first
    [InlineData("2026-10-25T03:30+03", "2026-10-25T03:30+02", "DTSTART:20261025T003000Z", "DTEND:20261025T013000Z")] // from the first to the second
    [InlineData("2026-10-25T03:00+02", "2026-10-25T04:00+02", "DTSTART:20261025T010000Z", "DTEND:20261025T020000Z")] // the second: no local time says it
    public void The_clock_is_turned(string start, string end, string dtStart, string dtEnd)
    {
        var booking = Sample.Booking("one", start, end);
        var entry = Entry(booking);
        Assert.Contains(dtStart, entry);
        Assert.Contains(dtEnd, entry);
        var read = Assert.Single(Sample.Read(Sample.Lab("Lab", booking)).Events);
        Assert.Equal(booking.Start.UtcDateTime, read.Start?.AsUtc);
        Assert.Equal(booking.End.UtcDateTime, read.End?.AsUtc);
    }

    [Fact]
    public void Parts_of_a_second_are_counted_as_used()
    {
        var booking = Sample.Booking() with { Start = Sample.Booking().Start.AddMilliseconds(999), End = Sample.Booking().End.AddMilliseconds(1) };
        Assert.Contains("DTSTART;TZID=Europe/Sofia:20261124T090000", Entry(booking));
        Assert.Contains("DTEND;TZID=Europe/Sofia:20261124T100001", Entry(booking));
    }

    [Fact]
    public void A_UID_is_a_UUID_that_does_not_show_the_id()
    {
        var uid = EntryUid.Of("merger-with-acme");
        Assert.True(Guid.TryParseExact(uid, "D", out var parsed));
        Assert.Equal(8, parsed.Version);
        Assert.Equal(uid, EntryUid.Of("merger-with-acme"));
        Assert.NotEqual(uid, EntryUid.Of("merger-with-acmf"));
    }

    private static void AssertFace(Booking booking, string summary, string status, string transparency, string busyStatus)
    {
        var entry = Entry(booking);
        Assert.Contains($"SUMMARY:{summary}", entry);
        Assert.Contains($"STATUS:{status}", entry);
        Assert.Contains($"TRANSP:{transparency}", entry);
        Assert.Contains($"X-MICROSOFT-CDO-BUSYSTATUS:{busyStatus}", entry);
    }

    private static IReadOnlyList<string> Entry(Booking booking) =>
        [.. Sample.Lines(Sample.Lab("Lab", booking)).SkipWhile(l => l != "BEGIN:VEVENT").TakeWhile(l => l != "END:VCALENDAR")];
}
