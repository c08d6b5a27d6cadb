using KnowledgePark.Bookings.Importing;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Bookings.Importing;

/// <summary>Which space a room of a file is.</summary>
public sealed class RoomBookTests
{
    private static readonly Space[] s_spaces = [Space("lt2", "Lecture Theatre 2", "1.203"), Space("lt3", "Lecture Theatre 3", "1.204"), Space("lab", "Chemistry laboratory", null)];

    [Theory]
    [InlineData("LECTURE THEATRE 2", "lt2")]
    [InlineData("1.203", "lt2")]
    [InlineData("Lecture Theatre 2 (1.203)", "lt2")]
    [InlineData("LT two (1.204)", "lt3")]
    [InlineData("Lec Theatre 3", "lt3")]
    [InlineData("lab", "lab")]
    public void A_room_is_found_by_name_code_sign_or_id(string room, string space) => Assert.Equal(space, Book(room).Of(room).SpaceId);

    [Theory]
    [InlineData("Online", ImportCodes.Online)]
    [InlineData("Zoom: https://example.org/1", ImportCodes.Online)]
    [InlineData("https://example.org/1", ImportCodes.Online)]
    [InlineData("TBC", ImportCodes.ToBeConfirmed)]
    [InlineData("To be confirmed", ImportCodes.ToBeConfirmed)]
    [InlineData("?", ImportCodes.ToBeConfirmed)]
    [InlineData("Moon", ImportCodes.UnknownRoom)]
    [InlineData("Lecture Theatre", ImportCodes.UnknownRoom)]
    [InlineData(null, ImportCodes.NoRoom)]
    public void What_is_no_room_here_says_why(string? room, string code) => Assert.Equal((null, code), (Book(room).Of(room).SpaceId, Book(room).Of(room).Code));

    [Fact]
    public void A_mapping_comes_first()
    {
        var mapping = new RoomMapping([("Moon*", "lab"), ("lecture theatre-2", "lt3"), ("1.203", "skip"), ("", "lab")]);
        var book = RoomBook.Of(Occurrences("Moon base 7", "Lecture Theatre 2", "1.203", null), s_spaces, mapping, null);
        Assert.Equal("lab", book.Of("Moon base 7").SpaceId);
        Assert.Equal("lt3", book.Of("Lecture Theatre 2").SpaceId);
        Assert.Equal(ImportCodes.SkippedByMapping, book.Of("1.203").Code);
        Assert.Equal("lab", book.Of(null).SpaceId);
    }

    [Fact]
    public void A_short_form_is_the_longer_name_that_most_events_say()
    {
        string[] rooms = ["Haus 5 - machBar", "Haus 5 - Seminarraum", "Haus 5 - machBar", "Haus5", "machBar", "machBar Haus5", "Seminarraum"];
        var book = RoomBook.Of(Occurrences(rooms), [], RoomMapping.Empty, new NewRooms("b"));
        Assert.Equal(["Haus 5 - machBar", "Haus 5 - Seminarraum"], book.NewSpaces.Select(s => s.Name));
        var machBar = book.Of("Haus 5 - machBar").SpaceId;
        Assert.All(["Haus5", "machBar", "machBar Haus5"], room => Assert.Equal(machBar, book.Of(room).SpaceId));
        Assert.Equal(book.Of("Haus 5 - Seminarraum").SpaceId, book.Of("Seminarraum").SpaceId);
        // The spaces are there the second time, and the findings are the same.
        var again = RoomBook.Of(Occurrences(rooms), book.NewSpaces, RoomMapping.Empty, null);
        Assert.All(rooms, room => Assert.Equal(book.Of(room).SpaceId, again.Of(room).SpaceId));
    }

    [Fact]
    public void A_short_form_without_a_majority_is_not_guessed() => Assert.Equal(
        ImportCodes.AmbiguousRoom, RoomBook.Of(Occurrences("House - North", "House - South", "House"), [], RoomMapping.Empty, new NewRooms("b")).Of("House").Code);

    [Fact]
    public void A_room_that_is_spelled_otherwise_makes_a_space_of_the_same_id()
    {
        var one = Assert.Single(RoomBook.Of(Occurrences("Lab A (1.102"), [], RoomMapping.Empty, new NewRooms("b")).NewSpaces);
        var other = Assert.Single(RoomBook.Of(Occurrences("LAB-A (1.102)"), [], RoomMapping.Empty, new NewRooms("b")).NewSpaces);
        Assert.Equal((one.Id, "Lab A (1.102)", "1.102", SpaceKind.Laboratory), (other.Id, one.Name, one.Code, one.Kind));
    }

    private static RoomBook Book(string? room) => RoomBook.Of(Occurrences(room), s_spaces, RoomMapping.Empty, null);

    private static IEnumerable<Occurrence> Occurrences(params string?[] rooms) => rooms.Select((room, i) => new Occurrence
    {
        Event = i + 1,
        Uid = $"{i}",
        Slot = default,
        Start = Instant.FromUtc(2026, 1, 1, 9, 0),
        End = Instant.FromUtc(2026, 1, 1, 10, 0),
        Title = "x",
        Room = room,
    });

    private static Space Space(string id, string name, string? code) => new() { Id = id, BuildingId = "b", Name = name, Code = code, Kind = SpaceKind.Other };
}
