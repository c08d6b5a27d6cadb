using KnowledgePark.Bookings.Importing;
using KnowledgePark.Records;
using NodaTime;

namespace KnowledgePark.Tests.Bookings.Importing;

/// <summary>The ids by which an imported booking is known again.</summary>
public sealed class BookingIdTests
{
    private static readonly Occurrence s_one = new()
    {
        Event = 1,
        Uid = "a@example.org",
        Slot = Instant.FromUtc(2026, 2, 2, 9, 0),
        Start = Instant.FromUtc(2026, 2, 2, 9, 0),
        End = Instant.FromUtc(2026, 2, 2, 10, 0),
        Title = "x",
    };

    [Fact]
    public void The_same_occurrence_has_the_same_id_wherever_it_has_moved() =>
        Assert.Equal(s_one.BookingId("b"), (s_one with { Event = 7, Start = Instant.FromUtc(2026, 2, 3, 9, 0), Title = "y", Room = "z" }).BookingId("b"));

    [Fact]
    public void Another_event_slot_or_building_has_another_id()
    {
        string[] ids =
        [
            s_one.BookingId("b"), s_one.BookingId("c"), (s_one with { Uid = "A@example.org" }).BookingId("b"), (s_one with { Slot = s_one.Slot + Duration.FromSeconds(1) }).BookingId("b"),
            (s_one with { Uid = "ba@example.org" }).BookingId(""),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void An_id_keeps_the_rule_of_ids_and_lies_where_imports_are_looked_for()
    {
        var id = s_one.BookingId("b");
        Assert.True(RecordId.IsValid(id));
        Assert.StartsWith(Occurrence.EventPrefix("b", s_one.Uid), id);
        Assert.InRange(id, Occurrence.FirstId, Occurrence.AfterLastId, StringComparer.Ordinal);
    }

    [Fact]
    public void An_id_does_not_change_from_release_to_release() => Assert.Equal("ics-901f8b0ad1c346152f806f1f-4b194ee26b218910e826", s_one.BookingId("b"));
}
