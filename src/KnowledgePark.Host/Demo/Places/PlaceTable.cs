using System.Globalization;
using KnowledgePark.Facilities;

namespace KnowledgePark.Host.Demo.Places;

/// <summary>
/// A building, written down as a table: each call adds a place to the floor and section that were named last. Ids are the codes on the
/// doors in lower case: room IH-101 is space ih-101.
/// </summary>
internal sealed class PlaceTable(Building building)
{
    private readonly List<Floor> _floors = [];
    private readonly List<Section> _sections = [];
    private readonly List<Space> _spaces = [];
    private readonly List<Equipment> _equipment = [];
    private string? _floor;
    private string? _section;

    public Building Building => building;

    public IReadOnlyList<Floor> Floors => _floors;

    public IReadOnlyList<Section> Sections => _sections;

    public IReadOnlyList<Space> Spaces => _spaces;

    public IReadOnlyList<Equipment> Equipment => _equipment;

    /// <summary>What follows lies on this floor, in no section.</summary>
    public void Floor(int level, string name, string nameBg)
    {
        _floor = string.Create(CultureInfo.InvariantCulture, $"{building.Id}-{(level < 0 ? "b" : "f")}{Math.Abs(level)}");
        _section = null;
        _floors.Add(new Floor { Id = _floor, BuildingId = building.Id, Name = name, NameBg = nameBg, Level = level });
    }

    /// <summary>What follows lies outside, on no floor.</summary>
    public void Outside() => _floor = _section = null;

    /// <summary>What follows lies in this section of the floor.</summary>
    public void Section(string sign, string name, string nameBg)
    {
        _section = $"{_floor}-{sign}";
        // A section is written below its floor.
        _sections.Add(new Section { Id = _section, BuildingId = building.Id, FloorId = _floor!, Name = name, NameBg = nameBg });
    }

    /// <summary>A row of the table; that is why it has so many columns.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="code">Its sign on the door.</param>
    /// <param name="name">In English.</param>
    /// <param name="nameBg">In Bulgarian.</param>
    /// <param name="people">The most people in any layout.</param>
    /// <param name="area">Square metres.</param>
    /// <param name="features">Separated by blanks.</param>
    /// <param name="layouts">As 'Theatre 120, Classroom 60'.</param>
    /// <param name="more">What is particular to this space.</param>
    public void Add(
        SpaceKind kind, string code, string name, string nameBg, int people, double area, string features = "", string layouts = "", Func<Space, Space>? more = null)
    {
        var space = new Space
        {
            Id = code.ToLowerInvariant(),
            BuildingId = building.Id,
            FloorId = _floor,
            SectionId = _section,
            Kind = kind,
            Code = code,
            Name = name,
            NameBg = nameBg,
            Capacity = people,
            Capacities = [.. Parts(layouts, ',').Select(Layout)],
            AreaSquareMetres = area,
            Features = Parts(features, ' '),
        };
        _spaces.Add(more is null ? space : more(space));
    }

    /// <summary>An item that is kept in the building.</summary>
    public void Keep(int quantity, string id, string name, string nameBg, string? description = null) => _equipment.Add(new Equipment
    {
        Id = id,
        BuildingId = building.Id,
        Name = name,
        NameBg = nameBg,
        Quantity = quantity,
        Description = description,
    });

    private static LayoutCapacity Layout(string text) =>
        text.Split(' ') is [var layout, var people]
            ? new LayoutCapacity(Enum.Parse<SpaceLayout>(layout), int.Parse(people, CultureInfo.InvariantCulture))
            : throw new ArgumentException($"'{text}' is not a layout and a number.", nameof(text));

    private static string[] Parts(string text, char separator) =>
        text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
