using System.Text;
using CsCheck;
using KnowledgePark.Bookings.Importing;

namespace KnowledgePark.Tests.Bookings.Importing;

/// <summary>Calendars that want to hang, crash or flood the reader.</summary>
public sealed class HostileCalendarTests
{
    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=MINUTELY;UNTIL=20360101T000000Z")]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=DAILY;COUNT=733")]
    [InlineData("FREQ=DAILY;COUNT=99999999999999999999")]
    [InlineData("FREQ=DAILY;COUNT=0")]
    [InlineData("FREQ=DAILY;COUNT=5;UNTIL=20260301T000000Z")]
    [InlineData("FREQ=DAILY;UNTIL=soon")]
    [InlineData("FREQ=DAILY;INTERVAL=0")]
    [InlineData("FREQ=DAILY;INTERVAL=-1")]
    [InlineData("FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31;BYHOUR=1,2")]
    [InlineData("FREQ=DAILY;BYHOUR=24")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("FREQ=WEEKLY;BYEASTER=1")]
    [InlineData("FREQ=DAILY;FREQ=DAILY")]
    [InlineData("INTERVAL=2")]
    [InlineData("FREQ=")]
    [InlineData("")]
    public void A_rule_that_is_out_of_bounds_is_refused_with_its_event(string rule)
    {
        var expansion = Ics.Expand($"UID:1\nDTSTART:20260202T110000\nDURATION:PT1H\nRRULE:{rule}");
        Assert.Empty(expansion.Occurrences);
        Assert.Equal(ImportCodes.RuleRefused, Assert.Single(expansion.Lines).Code);
    }

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1)] // Matches nothing: only the first date stands.
    [InlineData("FREQ=YEARLY;INTERVAL=9999", 1)]
    [InlineData("FREQ=DAILY;COUNT=732", 732)]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", 2)]
    public void A_rule_that_is_odd_is_followed(string rule, int expected) =>
        Assert.Equal(expected, Ics.Expand($"UID:1\nDTSTART:20260202T110000\nDURATION:PT1H\nRRULE:{rule}").Occurrences.Count);

    [Fact]
    public void A_rule_of_too_many_dates_is_refused() => Assert.Equal(
        ImportCodes.RuleRefused, Assert.Single(Ics.Expand("UID:1\nDTSTART:20260202T110000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,15").Lines).Code);

    [Theory]
    [InlineData("SUMMARY:no start", ImportCodes.Malformed)]
    [InlineData("DTSTART:20260202T110000", "end-not-after-start")]
    [InlineData("DTSTART:20260202T110000\nDTEND:20260202T100000", "end-not-after-start")]
    [InlineData("DTSTART;VALUE=DATE:20260202\nDTEND;VALUE=DATE:20260202", "end-not-after-start")]
    [InlineData("DTSTART:20260202T110000\nDTEND:20290202T110000", "too-long")]
    [InlineData("DTSTART:20260230T110000\nDURATION:PT1H", ImportCodes.Malformed)]
    [InlineData("DTSTART:00000000T000000\nDURATION:PT1H", ImportCodes.Malformed)]
    [InlineData("DTSTART:99991231T235959\nDURATION:PT1H", ImportCodes.Malformed)]
    [InlineData("DTSTART:20260202T110000\nDURATION:-PT1H", ImportCodes.Malformed)]
    [InlineData("DTSTART:20260202T110000\nDURATION:forever", ImportCodes.Malformed)]
    [InlineData("DTSTART:18000101T110000\nDURATION:PT1H\nRRULE:FREQ=DAILY", ImportCodes.RuleRefused)]
    [InlineData("DTSTART:20260202T110000\nDURATION:PT1H\nRDATE:never", ImportCodes.Malformed)]
    [InlineData("DTSTART:20260202T110000\nDURATION:PT1H\nEXRULE:FREQ=DAILY", ImportCodes.RuleRefused)]
    public void An_event_that_makes_no_sense_is_one_line(string lines, string code)
    {
        var expansion = Ics.Expand($"UID:1\n{lines}", "UID:2\nDTSTART:20260202T110000\nDURATION:PT1H");
        Assert.Equal("2", Assert.Single(expansion.Occurrences).Uid);
        Assert.Equal(code, Assert.Single(expansion.Lines).Code);
    }

    [Fact]
    public void A_file_too_large_or_of_another_kind_is_refused()
    {
        Assert.Null(CalendarFile.Read(new byte[10 * 1024 * 1024], out var fault));
        Assert.Contains("Split it", fault);
        Assert.Null(CalendarFile.Read("<html></html>"u8, out fault));
        Assert.Contains("no iCalendar file", fault);
        Assert.Null(CalendarFile.Read([], out _));
        Assert.Null(CalendarFile.Read(Encoding.ASCII.GetBytes("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nEND:VEVENT\n", 5001))), out fault));
        Assert.Contains("5000 events", fault);
    }

    [Fact]
    public void Broken_nesting_and_nothing_but_folds_do_no_harm()
    {
        Assert.Equal(1, Ics.Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\nDTSTART:20260101T000000\nEND:VALARM\nEND:VEVENT").EventCount);
        Assert.Empty(Ics.Expand(Ics.Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\nDTSTART:20260101T000000\nDURATION:PT1H")).Occurrences);
        Assert.Equal(0, Ics.Read("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:X\n", 100_000))).EventCount);
        Assert.Equal(0, Ics.Read("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("\n ", 500_000))).EventCount);
    }

    [Fact]
    public void A_fold_within_a_character_is_joined()
    {
        var emoji = Encoding.UTF8.GetBytes("👩‍🔬");
        byte[] bytes = [.. "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260101T100000\r\nDURATION:PT1H\r\nSUMMARY:"u8, .. emoji[..2], .. "\r\n "u8, .. emoji[2..], .. "\r\nEND:VEVENT\r\n"u8];
        Assert.Equal("👩‍🔬", Assert.Single(Ics.Expand(CalendarFile.Read(bytes, out _)!).Occurrences).Title); // It is readable.
    }

    [Fact]
    public void Five_thousand_daily_rules_are_given_up_and_not_expanded()
    {
        var expansion = Ics.Expand([.. Enumerable.Range(0, 5000).Select(i => $"UID:{i}\nDTSTART:20260101T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY")]);
        Assert.True(expansion.IsTooLarge);
        Assert.Equal(Expansion.MaxOccurrences, expansion.Occurrences.Count);
    }

    [Fact]
    public void Whatever_the_bytes_the_answer_is_a_calendar_or_a_sentence()
    {
        var pieces = Gen.OneOf(
            "BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "UID:1", "DTSTART:20260202T110000", "DTSTART;VALUE=DATE:20260202", "DTEND:20260202T120000", "DURATION:P1D",
            "RRULE:FREQ=WEEKLY;BYDAY=MO", "RRULE:FREQ=MONTHLY;BYDAY=-1SU;BYSETPOS=1", "RECURRENCE-ID:20260209T110000", "EXDATE:20260209", "RDATE:20260210", ";;;:::", "DTSTART;TZID=\":x", " ", "\t", "\\", "SUMMARY:\\n\\", "😀");
        Gen.Select(pieces.Array[0, 60], Gen.Byte.Array[0, 20], Gen.OneOf("\r\n", "\n", "\r", "\n ", "")).Sample((lines, noise, end) =>
        {
            byte[] bytes = [.. "BEGIN:VCALENDAR\n"u8, .. Encoding.UTF8.GetBytes(string.Join(end, lines)), .. noise];
            if (CalendarFile.Read(bytes, out var fault) is { } file)
                Ics.Expand(file);
            else
                Assert.NotEqual("", fault);
        });
    }
}
