using System.Globalization;
using System.Text;
using System.Xml.Linq;
using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Media.Svg;
using KnowledgePark.Host.Demo;
using KnowledgePark.Host.Demo.Plans;
using NodaTime;

namespace KnowledgePark.Api.Tests.Demo;

public class FloorPlanTests
{
    private static readonly DemoPark s_demo = DemoPark.Of(new LocalDate(2026, 11, 23));

    public static TheoryData<string> Floors => [.. s_demo.Places.SelectMany(p => p.Floors).Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Floors))]
    public void Every_undivided_space_of_a_floor_is_drawn_once_with_its_area_and_none_over_another(string id)
    {
        var place = s_demo.Places.Single(p => p.Floors.Any(f => f.Id == id));
        var spaces = place.Spaces.Where(s => s.FloorId == id && s.CellIds.Count == 0).ToList();
        var plan = FloorPlan.Draw(place.Floors.Single(f => f.Id == id), place.Spaces);
        Assert.Equal(spaces.Count == 0, plan is null);
        if (plan is null)
            return;
        var rooms = XDocument.Parse(Encoding.UTF8.GetString(plan)).Descendants().Where(e => e.Attribute("data-space") is not null).ToList();
        Assert.Equal(spaces.Select(s => s.Id), rooms.Select(r => r.Attribute("data-space")!.Value)); // They have one.
        var boxes = rooms.Select(r => Box(r.Elements().Single(e => e.Name.LocalName == "rect"))).ToList();
        Assert.All(spaces.Zip(boxes), p => Assert.Equal(p.First.AreaSquareMetres ?? 2, p.Second.Width * p.Second.Height / 100, 0.1 * (p.First.AreaSquareMetres ?? 2)));
        for (var i = 0; i < boxes.Count; i++)
            Assert.DoesNotContain(boxes.Skip(i + 1), b => Overlap(boxes[i], b));
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_drawn_plan_comes_through_the_cleaning_whole(string id)
    {
        var place = s_demo.Places.Single(p => p.Floors.Any(f => f.Id == id));
        if (FloorPlan.Draw(place.Floors.Single(f => f.Id == id), place.Spaces) is not { } plan)
            return;
        using var cleaned = new MemoryStream();
        Assert.Null(SvgCleaner.Clean(new MemoryStream(plan), cleaned));
        Assert.True(XNode.DeepEquals(XDocument.Parse(Encoding.UTF8.GetString(plan)).Root, XDocument.Parse(Encoding.UTF8.GetString(cleaned.ToArray())).Root));
    }

    [Fact]
    public void A_floor_without_a_space_has_no_plan() => Assert.Null(FloorPlan.Draw(new Floor { Id = "f", BuildingId = "b", Name = "Roof" }, []));

    private static (double X, double Y, double Width, double Height) Box(XElement rect)
    {
        double Number(string name) => double.Parse(rect.Attribute(name)!.Value, CultureInfo.InvariantCulture); // A rectangle has these.
        return (Number("x"), Number("y"), Number("width"), Number("height"));
    }

    /// <summary>By more than the rounding.</summary>
    private static bool Overlap((double X, double Y, double Width, double Height) a, (double X, double Y, double Width, double Height) b) =>
        a.X + a.Width > b.X + 0.2 && b.X + b.Width > a.X + 0.2 && a.Y + a.Height > b.Y + 0.2 && b.Y + b.Height > a.Y + 0.2;
}
