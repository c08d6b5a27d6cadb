using KnowledgePark.Bookings.Importing;

namespace KnowledgePark.Tests.Bookings.Importing;

/// <summary>When two texts are one room.</summary>
public sealed class RoomNameTests
{
    [Theory]
    [InlineData("Haus5", "Haus 5")]
    [InlineData("Haus5", "HAUS-5")]
    [InlineData("Haus 5 - machBar", "haus5 – machbar")]
    [InlineData("Albert Hong Lec Theatre (1.102", "Albert Hong Lec Theatre (1.102)")]
    [InlineData("Room 1.203", "room 1-203")]
    [InlineData("Зала 1", "зала1")]
    [InlineData("🎨", " 🎨 ")]
    public void Case_spaces_and_punctuation_do_not_matter(string one, string other) => Assert.Equal(new RoomName(one).Key, new RoomName(other).Key);

    [Theory]
    [InlineData("Room 1.12", "Room 11.2")]
    [InlineData("Room 1", "Room 11")]
    [InlineData("Haus 5", "Haus 5 - machBar")]
    [InlineData("🎨", "🎭")]
    public void Different_rooms_stay_different(string one, string other)
    {
        Assert.NotEqual(new RoomName(one).Key, new RoomName(other).Key);
        Assert.False(new RoomName(one).SaysTheSameAs(new RoomName(other)));
    }

    [Fact]
    public void The_order_of_words_does_not_matter_but_a_number_stays_with_its_word()
    {
        Assert.True(new RoomName("machBar Haus5").SaysTheSameAs(new RoomName("Haus 5 - machBar")));
        Assert.False(new RoomName("Room 1 Floor 2").SaysTheSameAs(new RoomName("Room 2 Floor 1")));
    }

    [Theory]
    [InlineData("Haus5", "Haus 5 - machBar", true)]
    [InlineData("machBar", "Haus 5 - machBar", true)]
    [InlineData("Lecture Theatre 2", "Lecture Theatre 2 (1.203)", true)]
    [InlineData("Lecture Theatre", "Lecture Theatre 2 (1.203)", false)]
    [InlineData("Haus 5 - machBar", "Haus5", false)]
    public void A_short_form_is_whole_parts_of_the_longer(string shortForm, string full, bool expected) =>
        Assert.Equal(expected, new RoomName(shortForm).IsShortFor(new RoomName(full)));

    [Theory]
    [InlineData("Lec Theatre 2", "Lecture Theatre 2", true)]
    [InlineData("Lecture Theatre 2", "Lec Theatre 2", true)]
    [InlineData("Lec Theatre 2", "Lecture Theatre 22", false)]
    [InlineData("Lab North", "Lab Northwest", false)]
    [InlineData("A Theatre 2", "Albert Theatre 2", false)]
    public void Words_may_be_cut_short_where_a_number_agrees(string one, string other, bool expected) =>
        Assert.Equal(expected, new RoomName(one).IsAbbreviationOf(new RoomName(other)));

    [Fact]
    public void The_sign_on_the_door_stands_in_brackets()
    {
        Assert.Equal("1.203", new RoomName("Lecture Theatre 2 (1.203)").Sign);
        Assert.Null(new RoomName("Lecture Theatre (north)").Sign);
        Assert.Null(new RoomName("Lecture Theatre 2").Sign);
    }
}
