using System.Xml.Linq;

namespace KnowledgePark.Facilities.Media.Svg;

/// <summary>
/// How much a browser would have to draw. Ten elements that each use the one before ten times are thirty lines of text and ten thousand million
/// shapes: the laughs of an XML bomb without a DTD. So every reference counts as all that it draws.
/// </summary>
internal sealed class SvgWeight
{
    public const long MaxShapes = 500_000;
    private const int MaxHops = 16;

    private readonly Dictionary<string, XElement> _byId = [];
    private readonly Dictionary<XElement, long> _known = [];
    private string? _fault;

    /// <summary>What is wrong; null if the drawing can be drawn.</summary>
    public static string? Fault(XElement root)
    {
        var weight = new SvgWeight();
        foreach (var element in root.DescendantsAndSelf())
        {
            if ((string?)element.Attribute("id") is { } id)
                weight._byId.TryAdd(id, element);
        }

        weight.Of(root, 0);
        return weight._fault;
    }

    private long Of(XElement element, int hops)
    {
        if (_known.TryGetValue(element, out var known))
        {
            if (known == 0)
                _fault ??= "an element refers to itself";
            return known;
        }

        _known[element] = 0; // Being counted: whoever meets it now has gone in a circle.
        var sum = 1L;
        foreach (var child in element.Elements())
            Add(child, hops);
        foreach (var attribute in element.Attributes())
        {
            if (Reference(attribute) is { } id && _byId.TryGetValue(id, out var target))
            {
                if (hops == MaxHops)
                    _fault ??= $"references lead over more than {MaxHops} others";
                Add(target, hops + 1);
            }
        }

        return _known[element] = sum;

        void Add(XElement part, int from)
        {
            if (_fault is null)
                sum += Of(part, from);
            if (sum > MaxShapes)
                _fault ??= $"its references make more than {MaxShapes} shapes of it";
        }
    }

    private static string? Reference(XAttribute attribute)
    {
        if (attribute.Name.LocalName == "href")
            return SvgWords.OwnReference(attribute.Value);
        return SvgWords.TryPaintReference(attribute.Value, out var id) ? id : null;
    }
}
