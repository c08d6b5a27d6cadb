using KnowledgePark.Bookings.Importing;
using NodaTime;

namespace KnowledgePark.Tests.Bookings.Importing;

/// <summary>The dates of a calendar. In Sofia the clock goes from 03:00 to 04:00 on 29 March 2026, and from 04:00 back to 03:00 on 25 October.</summary>
public sealed class ExpansionTests
{
    [Fact]
    public void A_weekly_rule_keeps_the_wall_clock_over_both_changes()
    {
        var spring = Ics.Expand("UID:1\nDTSTART;TZID=Europe/Sofia:20260322T100000\nDTEND;TZID=Europe/Sofia:20260322T110000\nRRULE:FREQ=WEEKLY;COUNT=3");
        Assert.Equal(["0322T0800-0900", "0329T0700-0800", "0405T0700-0800"], spring.Times());
        var autumn = Ics.Expand("UID:1\nDTSTART;TZID=Europe/Sofia:20261018T100000\nDTEND;TZID=Europe/Sofia:20261018T110000\nRRULE:FREQ=WEEKLY;COUNT=2");
        Assert.Equal(["1018T0700-0800", "1025T0800-0900"], autumn.Times());
    }

    [Fact]
    public void In_the_skipped_hour_the_time_before_it_carries_on() => Assert.Equal(
        ["0328T0130-0200", "0329T0130-0200", "0330T0030-0100"],
        Ics.Expand("UID:1\nDTSTART:20260328T033000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3").Times());

    [Fact]
    public void In_the_doubled_hour_the_first_counts() => Assert.Equal(
        ["1024T0030-0100", "1025T0030-0100", "1026T0130-0200"],
        Ics.Expand("UID:1\nDTSTART:20261024T033000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3").Times());

    [Fact]
    public void An_end_sets_the_elapsed_time_and_a_day_the_wall_clock()
    {
        Assert.Equal(["0328T2000-0400"], Ics.Expand("UID:1\nDTSTART:20260328T220000\nDTEND:20260329T070000").Times());
        Assert.Equal(["0328T2000-1900"], Ics.Expand("UID:1\nDTSTART:20260328T220000\nDURATION:P1D").Times());
        Assert.Equal(["0328T2200-2100"], Ics.Expand("UID:1\nDTSTART;VALUE=DATE:20260329").Times());
    }

    [Fact]
    public void Times_are_in_the_zone_that_they_name_or_else_in_the_one_given()
    {
        Assert.Equal(["0203T0300-0400"], Ics.Expand(Ics.File("UID:1\nDTSTART:20200203T110000\nDTEND:20200203T120000"), DateTimeZoneProviders.Tzdb["Asia/Singapore"]).Times());
        Assert.Equal(["0203T1100-1200"], Ics.Expand("UID:1\nDTSTART:20200203T110000Z\nDTEND:20200203T120000Z").Times());
        Assert.Equal(["0203T0900-1000"], Ics.Expand("UID:1\nDTSTART;TZID=FLE Standard Time:20200203T110000\nDURATION:PT1H").Times());
        Assert.Equal(["0203T0900-1000"], Ics.Expand("UID:1\nDTSTART;TZID=\"/example.org/2020/Europe/Sofia\":20200203T110000\nDURATION:PT1H").Times());
        Assert.Equal(ImportCodes.UnknownZone, Assert.Single(Ics.Expand("UID:1\nDTSTART;TZID=Nowhere:20200203T110000\nDURATION:PT1H").Lines).Code);
    }

    [Fact]
    public void The_end_of_a_rule_counts()
    {
        const string Monday = "UID:1\nDTSTART:20260202T110000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=";
        Assert.Single(Ics.Expand(Monday + "20260202T120000").Occurrences);
        Assert.Equal(2, Ics.Expand(Monday + "20260209T110000").Occurrences.Count);
        Assert.Equal(2, Ics.Expand(Monday + "20260209T090000Z").Occurrences.Count);
        Assert.Single(Ics.Expand(Monday + "20260209T085959Z").Occurrences);
        Assert.Equal(2, Ics.Expand(Monday + "20260209").Occurrences.Count);
    }

    [Fact]
    public void Exclusions_take_dates_out_and_those_that_match_nothing_are_counted()
    {
        var expansion = Ics.Expand("UID:1\nDTSTART:20260202T110000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:20260203T110000,20260410T110000\nEXDATE;VALUE=DATE:20260204\nEXDATE:20260205T090000Z");
        Assert.Equal(["0202T0900-1000", "0206T0900-1000"], expansion.Times());
        Assert.Equal(1, expansion.IdleExclusions);
    }

    [Fact]
    public void Extra_dates_join_once_and_may_have_their_own_end() => Assert.Equal(
        ["0202T0900-1000", "0203T0900-1000", "0204T1300-1330"],
        Ics.Expand("UID:1\nDTSTART:20260202T110000\nDURATION:PT1H\nRDATE:20260202T110000,20260203T110000\nRDATE;VALUE=PERIOD:20260204T150000/PT30M").Times());

    [Fact]
    public void An_override_moves_one_date_and_keeps_its_slot()
    {
        var expansion = Ics.Expand(
            "UID:1\nSUMMARY:Moved\nRECURRENCE-ID:20260203T110000\nDTSTART:20260203T150000\nDURATION:PT2H",
            "UID:1\nSUMMARY:Daily\nDTSTART:20260202T110000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3");
        Assert.Equal(["0202T0900-1000", "0203T1300-1500", "0204T0900-1000"], expansion.Times());
        var moved = expansion.Occurrences[1];
        Assert.Equal("Moved", moved.Title);
        Assert.Equal(Instant.FromUtc(2026, 2, 3, 9, 0), moved.Slot);
    }

    [Fact]
    public void An_override_in_UTC_matches_a_master_in_a_zone_and_the_last_version_wins()
    {
        var expansion = Ics.Expand(
            "UID:1\nDTSTART;TZID=Europe/Sofia:20260202T110000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2",
            "UID:1\nSEQUENCE:2\nSUMMARY:New\nRECURRENCE-ID:20260203T090000Z\nDTSTART:20260203T160000\nDURATION:PT1H",
            "UID:1\nSEQUENCE:1\nSUMMARY:Old\nRECURRENCE-ID:20260203T090000Z\nDTSTART:20260203T150000\nDURATION:PT1H");
        Assert.Equal(["0202T0900-1000", "0203T1400-1500"], expansion.Times());
        Assert.Equal(ImportCodes.DuplicateUid, Assert.Single(expansion.Lines).Code);
    }

    [Fact]
    public void An_override_without_its_master_stands_for_itself() =>
        Assert.Single(Ics.Expand("UID:1\nRECURRENCE-ID:20260203T110000\nDTSTART:20260203T150000\nDURATION:PT1H").Occurrences);

    [Fact]
    public void What_is_cancelled_transparent_or_changed_from_a_date_on_says_so()
    {
        Assert.Equal(ImportCodes.CancelledThere, Assert.Single(Ics.Expand("UID:1\nSTATUS:CANCELLED\nDTSTART:20260202T110000\nDURATION:PT1H").Occurrences).Code);
        Assert.Equal(ImportCodes.TakesNoTime, Assert.Single(Ics.Expand("UID:1\nTRANSP:TRANSPARENT\nDTSTART:20260202T110000\nDURATION:PT1H").Occurrences).Code);
        var range = Ics.Expand(
            "UID:1\nDTSTART:20260202T110000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3",
            "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260203T110000\nDTSTART:20260203T150000\nDURATION:PT1H");
        Assert.Equal(["", ImportCodes.RangeOverride, ImportCodes.RangeOverride], range.Occurrences.Select(o => o.Code));
    }

    [Fact]
    public void A_rule_without_end_is_expanded_over_three_years_and_says_what_is_left_out()
    {
        var expansion = Ics.Expand("UID:1\nDTSTART:20200106T110000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY");
        Assert.Equal(new LocalDate(2025, 12, 31), ImportWindow.Until(new LocalDate(2028, 12, 31)).First);
        Assert.Equal(1 + 156, expansion.Occurrences.Count); // Its first date is stated, so it is taken.
        Assert.Equal(ImportCodes.OutsideWindow, Assert.Single(expansion.Lines).Code);
    }

    [Fact]
    public void The_window_ends_a_year_after_the_last_date_and_at_most_three_years_ahead()
    {
        var today = new LocalDate(2026, 11, 23);
        Assert.Equal(new LocalDate(2020, 6, 1), ImportWindow.Of(Ics.File("DTSTART:20190101T100000\nRRULE:FREQ=WEEKLY;UNTIL=20190601T100000Z"), today).Last);
        Assert.Equal(new LocalDate(2029, 11, 23), ImportWindow.Of(Ics.File("DTSTART:20990101T100000"), today).Last);
    }
}
