using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Importing;
using KnowledgePark.Records;

namespace KnowledgePark.Bookings.Importing;

/// <summary>Makes spaces of the rooms of a calendar, so that a timetable can be placed in spaces of its own.</summary>
internal sealed class NewRooms(string buildingId)
{
    /// <summary>The most spaces that one import makes; a calendar with more rooms is one of addresses.</summary>
    public const int MaxSpaces = 500;

    private readonly List<Space> _spaces = [];

    public IReadOnlyList<Space> Spaces => _spaces;

    /// <summary>The same room makes a space of the same id, however it is spelled.</summary>
    public Space Make(RoomName name)
    {
        // A calendar that cuts its lines loses the closing bracket.
        var text = name.Text.LastIndexOf('(') > name.Text.LastIndexOf(')') ? $"{name.Text})" : name.Text;
        var kind = KindGuess.OfName(text);
        var space = new Space
        {
            Id = DerivedId.Within(buildingId, name.Key, name.Key),
            BuildingId = buildingId,
            Name = text,
            Code = name.Sign,
            Kind = kind,
            Capacity = CapacityEstimate.Typical(kind),
            Description = "Made from a calendar that names it. Kind and capacity are guesses from the name: check them.",
        };
        _spaces.Add(space);
        return space;
    }
}
