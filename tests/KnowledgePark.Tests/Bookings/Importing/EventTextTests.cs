using KnowledgePark.Bookings.Importing;

namespace KnowledgePark.Tests.Bookings.Importing;

/// <summary>What an event is called, and where it is.</summary>
public sealed class EventTextTests
{
    [Theory]
    [InlineData("Physics 11:00 AM-12:00 PM ROOM: Lecture Theatre 2 (1.203)", "", "Physics", "Lecture Theatre 2 (1.203)")]
    [InlineData("Physics room:A1", "", "Physics", "A1")]
    [InlineData("Biology 09:00 AM-05:00 PM ", "", "Biology", null)]
    [InlineData("Classroom: what is it?", "", "Classroom: what is it?", null)]
    [InlineData("Physics ROOM: A1", "B2", "Physics ROOM: A1", "B2")]
    [InlineData("Run 10:00-12:00", "B2", "Run 10:00-12:00", "B2")]
    [InlineData("10:00-12:00", "", "10:00-12:00", null)]
    [InlineData("", "", "Untitled", null)]
    public void A_room_is_in_LOCATION_or_after_ROOM_in_SUMMARY(string summary, string location, string title, string? room) =>
        Assert.Equal((title, room), EventText.Of(summary, location));

    [Fact]
    public void Long_titles_are_cut_between_characters()
    {
        var (title, _) = EventText.Of(string.Concat(Enumerable.Repeat("👩", 150)), "");
        Assert.InRange(title.Length, 190, 200);
        Assert.False(char.IsHighSurrogate(title[^2]));
        Assert.EndsWith("👩…", title);
    }

    [Fact]
    public void Nothing_steers_a_terminal() => Assert.Equal("a b [2J", EventText.Of("a\u0007b \u001b[2J\u202e", "").Title);
}
