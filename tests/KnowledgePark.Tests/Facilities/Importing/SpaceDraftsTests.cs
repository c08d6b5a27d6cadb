using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Importing;
using KnowledgePark.Records;

namespace KnowledgePark.Tests.Facilities.Importing;

/// <summary>Rows of a table as spaces.</summary>
public sealed class SpaceDraftsTests
{
    private static readonly string[] s_plan = ["unit_id", "level", "ordinal", "unit_category", "number", "name_ru", "name_en", "occupant_category", "area_m2"];

    [Fact]
    public void A_row_of_a_floor_plan_is_a_space()
    {
        var draft = Assert.Single(Drafts(s_plan, ["0a-1", "Level 2", "2", "auditorium", "206", "Кабинет 206", "Classroom 206", "classroom", "41.8"]).Spaces);
        var space = draft.Space;
        Assert.Equal(("0a-1", "Classroom 206", "206", "b-level-2", SpaceKind.Classroom, 16, 41.8), (space.Id, space.Name, space.Code, space.FloorId, space.Kind, space.Capacity, space.AreaSquareMetres));
        Assert.Equal("Original name: Кабинет 206. Capacity is an estimate: 41.8 m² at 2.5 m² a person.", space.Description);
    }

    [Fact]
    public void A_room_without_name_and_number_gets_a_name_and_is_not_listed()
    {
        var drafts = Drafts(
            s_plan, ["27d4777c-x", "Level 1", "1", "auditorium", "", "Кабинет ", "Classroom ", "", "20.9"], ["28", "Level 1", "1", "auditorium", "7", "", "Classroom ", "", "20.9"]);
        Assert.Equal("Classroom 7", drafts.Spaces[1].Space.Name);
        var space = drafts.Spaces[0].Space;
        Assert.Equal(("Classroom without number (27d4777c)", null, false, SpaceKind.Classroom), (space.Name, space.Code, space.IsListed, space.Kind));
    }

    [Fact]
    public void Rooms_that_share_a_number_are_told_apart_whatever_their_order()
    {
        string[] first = ["a", "Level 3", "3", "classroom", "303", "", "Classroom 303", "", "20"];
        string[] second = ["b", "Level 3", "3", "classroom", "303", "", "Classroom 303", "", "20"];
        var drafts = Drafts(s_plan, second, first);
        Assert.Equal([("b", "303 (2)", "Classroom 303 (2)"), ("a", "303", "Classroom 303")], drafts.Spaces.Select(d => (d.Space.Id, d.Space.Code, d.Space.Name)));
        Assert.All(drafts.Spaces, d => Assert.Contains("Number 303 is on the door of 2 rooms", d.Space.Description));
        Assert.Equal(["303 (2 rooms)"], drafts.SharedCodes);
    }

    [Fact]
    public void No_row_is_lost_where_ids_repeat_or_are_missing()
    {
        string[] row = ["a", "1", "", "classroom", "", "", "Same", "", ""];
        string[] anonymous = ["", "1", "", "classroom", "", "", "Same", "", ""];
        var ids = Drafts(s_plan, row, row, anonymous, anonymous).Spaces.Select(d => d.Space.Id).ToArray();
        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(RecordId.IsValid(id)));
    }

    [Fact]
    public void The_simple_form_states_everything()
    {
        string[] header = ["id", "name", "name_bg", "kind", "capacity", "floor", "code", "area_m2", "features"];
        var space = Assert.Single(Drafts(header, ["lab-1", "Wet lab", "Лаборатория", "Laboratory", "12", "Ground", "L1", "60,5", "Fume-hood; sink"]).Spaces).Space;
        Assert.Equal(("lab-1", "Wet lab", "Лаборатория", SpaceKind.Laboratory, 12, 60.5), (space.Id, space.Name, space.NameBg, space.Kind, space.Capacity, space.AreaSquareMetres));
        Assert.Equal(["fume-hood", "sink"], space.Features);
        Assert.Null(space.Description);
    }

    [Theory]
    [InlineData("auditorium", "237", SpaceKind.LectureHall, SpaceMode.Reservable)]
    [InlineData("auditorium", "40", SpaceKind.Classroom, SpaceMode.Reservable)]
    [InlineData("foodservice.coffee", "80", SpaceKind.Cafe, SpaceMode.DropIn)]
    [InlineData("administration", "20", SpaceKind.Office, SpaceMode.Assigned)]
    [InlineData("Meeting room", "20", SpaceKind.MeetingRoom, SpaceMode.Reservable)]
    [InlineData("stairs", "20", SpaceKind.Other, SpaceMode.Unavailable)]
    [InlineData("restroom.female", "20", SpaceKind.Other, SpaceMode.Unavailable)]
    [InlineData("spaceport", "20", SpaceKind.Other, SpaceMode.Reservable)]
    public void A_category_is_a_kind_and_a_mode(string category, string area, SpaceKind kind, SpaceMode mode)
    {
        var draft = Assert.Single(Drafts(["name", "category", "area"], ["X 1", category, area]).Spaces);
        Assert.Equal((kind, mode), (draft.Space.Kind, draft.Space.Mode));
        Assert.Equal(category == "spaceport", draft.UnknownCategory is not null);
        Assert.Equal(mode == SpaceMode.Unavailable, draft.Space.ModeReason?.StartsWith("Not a room", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void A_mapping_names_headers_and_kinds()
    {
        var sheet = new SpaceSheet(["Raum", "Art"], [["A1", "Werkraum"]], [("Raum", "name"), ("Art", "category"), ("Werkraum", "Workshop")]);
        var space = Assert.Single(SpaceDrafts.Of(sheet, "b").Spaces).Space;
        Assert.Equal(("A1", SpaceKind.Workshop), (space.Name, space.Kind));
    }

    [Fact]
    public void What_is_no_number_is_noted_and_left_out()
    {
        var draft = Assert.Single(Drafts(["name", "capacity", "area"], ["A", "many", "-5"]).Spaces);
        Assert.Equal((20, null), (draft.Space.Capacity, draft.Space.AreaSquareMetres));
        Assert.Equal(2, draft.Notes.Count);
    }

    private static SpaceDrafts Drafts(string[] header, params string[][] rows) => SpaceDrafts.Of(new SpaceSheet(header, rows, []), "b");
}
