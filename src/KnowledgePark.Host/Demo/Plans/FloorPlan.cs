using System.Globalization;
using System.Text;
using System.Xml.Linq;
using KnowledgePark.Facilities;

namespace KnowledgePark.Host.Demo.Plans;

/// <summary>
/// Draws a plan of a floor: rooms along corridors, each a rectangle of its true area that names its space (<c>data-space</c>). Ten units are a
/// metre. A divisible hall is drawn as its cells.
/// </summary>
internal static class FloorPlan
{
    private const double Metre = 10;
    private const double RowWidth = 48 * Metre;
    private const double Corridor = 2 * Metre;
    private const double LargestDepth = 9 * Metre;
    private const double SmallestDepth = 2 * Metre;
    private const double SmallestArea = 2;
    private const double Margin = Metre;
    private const double Label = 8;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    /// <summary>A floor that has nothing to draw is null.</summary>
    public static byte[]? Draw(Floor floor, IEnumerable<Space> spaces)
    {
        var rooms = spaces.Where(s => s.FloorId == floor.Id && s.CellIds.Count == 0).Select(Sized).ToList();
        if (rooms.Count == 0)
            return null;
        var (x, y, depth, width) = (Margin, Margin, 0.0, 0.0);
        var shapes = new List<XElement>();
        foreach (var room in rooms)
        {
            if (x > Margin && x + room.Width > Margin + RowWidth)
                (x, y, depth) = (Margin, y + depth + Corridor, 0);
            shapes.Add(Shape(room, x, y));
            x += room.Width;
            (depth, width) = (Math.Max(depth, room.Depth), Math.Max(width, x));
        }

        var plan = new XElement(
            s_svg + "svg", new XAttribute("xmlns", s_svg.NamespaceName), new XAttribute("viewBox", $"0 0 {Text(width + Margin)} {Text(y + depth + Margin)}"), new XAttribute("data-floor", floor.Id),
            new XElement(s_svg + "title", floor.NameBg is null ? floor.Name : $"{floor.Name} · {floor.NameBg}"),
            new XElement(s_svg + "g", new XAttribute("stroke", "#333"), new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", Text(Label)), new XAttribute("text-anchor", "middle"), shapes));
        return Encoding.UTF8.GetBytes(plan.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>As deep as a room of its area is, within what lies along a corridor.</summary>
    private static Room Sized(Space space)
    {
        var area = Math.Max(space.AreaSquareMetres ?? SmallestArea, SmallestArea) * Metre * Metre;
        var depth = Math.Clamp(Math.Sqrt(area), SmallestDepth, LargestDepth);
        return new Room(space, area / depth, depth);
    }

    private static XElement Shape(Room room, double x, double y)
    {
        var space = room.Space;
        return new XElement(
            s_svg + "g", new XAttribute("id", $"space-{space.Id}"), new XAttribute("data-space", space.Id), new XAttribute("class", space.Kind.ToString()),
            new XElement(s_svg + "title", space.NameBg is null ? space.Name : $"{space.Name} · {space.NameBg}"),
            new XElement(
                s_svg + "rect", new XAttribute("x", Text(x)), new XAttribute("y", Text(y)), new XAttribute("width", Text(room.Width)), new XAttribute("height", Text(room.Depth)),
                new XAttribute("fill", Colour(space.Kind))),
            new XElement(
                s_svg + "text", new XAttribute("x", Text(x + room.Width / 2)), new XAttribute("y", Text(y + room.Depth / 2)), new XAttribute("stroke", "none"),
                // A desk is narrower than its sign.
                room.Width < (space.Code?.Length ?? 0) * Label * 0.65 ? new XAttribute("font-size", "3") : null,
                space.Code));
    }

    private static string Colour(SpaceKind kind) => kind switch
    {
        SpaceKind.Laboratory or SpaceKind.Workshop or SpaceKind.Studio => "#d9ead3",
        SpaceKind.Classroom or SpaceKind.LectureHall or SpaceKind.Library => "#cfe2f3",
        SpaceKind.EventHall or SpaceKind.Exhibition => "#f4cccc",
        SpaceKind.MeetingRoom or SpaceKind.PhoneBooth => "#fff2cc",
        SpaceKind.HotDesk or SpaceKind.DedicatedDesk or SpaceKind.Office => "#e8def8",
        _ => "#eeeeee",
    };

    private static string Text(double length) => Math.Round(length, 1).ToString(CultureInfo.InvariantCulture);

    private sealed record Room(Space Space, double Width, double Depth);
}
