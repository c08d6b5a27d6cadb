using System.Text;
using System.Xml;
using System.Xml.Linq;
using KnowledgePark.Bookings;

namespace KnowledgePark.Facilities.Media.Svg;

/// <summary>
/// Writes a drawing anew with only what is on the lists of <see cref="SvgWords"/>. An SVG that is opened by its address is a page of our own
/// origin: one script in it could act as whoever looks at it. So it is never kept as it came.
/// </summary>
/// <remarks>
/// Example: <c>&lt;g onclick="…">&lt;script>…&lt;/script>&lt;path id="unit-1" data-room="104" d="…"/>&lt;/g></c> is kept as
/// <c>&lt;g>&lt;path id="unit-1" data-room="104" d="…" />&lt;/g></c>. What stands in the way of reading it safely (a DTD, endless nesting, too many
/// parts) is refused instead.
/// </remarks>
internal sealed class SvgCleaner
{
    public const int MaxElements = 100_000;
    public const int MaxDepth = 64;
    public const int MaxAttributes = 100;
    private const int MaxCharacters = 8 * 1024 * 1024;

    private static readonly XNamespace s_svg = SvgWords.Namespace;

    private static readonly XmlReaderSettings s_reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    private static readonly XmlWriterSettings s_writing = new() { Encoding = new UTF8Encoding(false), CloseOutput = false, NewLineHandling = NewLineHandling.Entitize };

    private int _elements;
    private XElement? _root;
    private XElement? _current;

    /// <summary>The depth of the element that is left out with all that is in it; null: none is.</summary>
    private int? _leftOut;

    /// <summary>Writes the cleaned drawing. A refusal: it cannot be read, or not safely.</summary>
    public static Refusal? Clean(Stream svg, Stream cleaned)
    {
        try
        {
            var cleaner = new SvgCleaner();
            using (var reader = XmlReader.Create(svg, s_reading))
            {
                if (cleaner.Read(reader) is { } fault)
                    return fault;
            }

            var root = cleaner._root!; // A document that was read has a root.
            RemoveUnsafeStyles(root);
            if (SvgWeight.Fault(root) is { } heavy)
                return Unsafe(heavy);
            using var writer = XmlWriter.Create(cleaned, s_writing);
            root.WriteTo(writer);
            return null;
        }
        catch (XmlException e)
        {
            return e.Message.Contains("DTD", StringComparison.Ordinal)
                ? Unsafe("it has a DOCTYPE. Remove that line")
                : new Refusal(RefusalCodes.UnreadableSvg, $"The drawing is not well-formed XML: line {e.LineNumber}, position {e.LinePosition}. Save it again as SVG.");
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException)
        {
            // An encoding that the declaration names and nobody knows, or octets that are none of it.
            return new Refusal(RefusalCodes.UnreadableSvg, "The drawing is not text in the encoding that it states. Save it again as SVG in UTF-8.");
        }
    }

    private Refusal? Read(XmlReader reader)
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (Begin(reader) is { } fault)
                        return fault;
                    break;
                case XmlNodeType.EndElement:
                    if (_leftOut is null)
                        _current = _current!.Parent; // An end has a beginning.
                    else if (_leftOut == reader.Depth)
                        _leftOut = null;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    if (_leftOut is null && _current is { } around && (SvgWords.TakesText(around.Name.LocalName) || string.IsNullOrWhiteSpace(reader.Value)))
                        around.Add(new XText(reader.Value));
                    break;
            }
        }

        return null;
    }

    private Refusal? Begin(XmlReader reader)
    {
        if (++_elements > MaxElements)
            return Unsafe($"it has more than {MaxElements} elements. Simplify it");
        if (reader.Depth >= MaxDepth)
            return Unsafe($"its elements are nested more than {MaxDepth} deep");
        if (reader.AttributeCount > MaxAttributes)
            return Unsafe($"an element has more than {MaxAttributes} attributes");
        var depth = reader.Depth;
        if (depth == 0 && (reader.LocalName != "svg" || reader.NamespaceURI != SvgWords.Namespace))
            return new Refusal(RefusalCodes.MediaTypeMismatch, $"The root of the document is not svg in the namespace {SvgWords.Namespace}. Save it as SVG.");
        if (_leftOut is not null)
            return null;
        if (Kept(reader) is not { } element)
        {
            if (!reader.IsEmptyElement)
                _leftOut = depth;
            return null;
        }

        var isEmpty = reader.IsEmptyElement;
        if (depth == 0)
            element.SetAttributeValue("xmlns", SvgWords.Namespace); // First, as everybody writes it.
        while (reader.MoveToNextAttribute())
            AddAttribute(element, reader);
        _root ??= element;
        _current?.Add(element);
        if (!isEmpty)
            _current = element;
        return null;
    }

    private static XElement? Kept(XmlReader reader)
    {
        if (reader.NamespaceURI != SvgWords.Namespace)
            return null;
        if (reader.LocalName == SvgWords.Link)
            return new XElement(s_svg + "g");
        return SvgWords.IsElement(reader.LocalName) ? new XElement(s_svg + reader.LocalName) : null;
    }

    private static void AddAttribute(XElement element, XmlReader reader)
    {
        var (name, value) = (reader.LocalName, reader.Value);
        // xlink:href is written as href, which every browser of the last years reads.
        var isHref = name == "href" && reader.NamespaceURI is "" or "http://www.w3.org/1999/xlink";
        if (isHref && name == "href")
        {
            if (SvgWords.RefersByHref(element.Name.LocalName) && SvgWords.OwnReference(value) is { } id)
                element.SetAttributeValue("href", $"#{id}");
        }
        else if (reader.NamespaceURI == XNamespace.Xml.NamespaceName && name is "space" or "lang")
        {
            element.SetAttributeValue(XNamespace.Xml + name, value);
        }
        else if (reader.NamespaceURI.Length == 0 && SvgWords.IsAttribute(name) && IsSafe(name, value))
        {
            element.SetAttributeValue(name, value);
        }
    }

    private static bool IsSafe(string name, string value) => name switch
    {
        "style" => SvgWords.IsSafeStyle(value),
        // What a page may look at but no browser does.
        "id" or "class" or "role" or "lang" => true,
        _ when name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("aria-", StringComparison.Ordinal) => true,
        _ => SvgWords.TryPaintReference(value, out _),
    };

    private static void RemoveUnsafeStyles(XElement root)
    {
        // Its children, if it has any, are no style.
        foreach (var style in root.DescendantsAndSelf(s_svg + "style").ToList())
        {
            if (style.HasElements || !SvgWords.IsSafeStyle(style.Value))
                style.Remove();
        }
    }

    private static Refusal Unsafe(string what) => new(RefusalCodes.UnsafeSvg, $"The drawing cannot be kept safely: {what}.");
}
