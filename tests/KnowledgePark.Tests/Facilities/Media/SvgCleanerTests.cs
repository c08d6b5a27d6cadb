using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KnowledgePark.Facilities.Media.Svg;

namespace KnowledgePark.Tests.Facilities.Media;

/// <summary>Of a drawing only what draws is kept.</summary>
public sealed partial class SvgCleanerTests
{
    private const string Ns = "xmlns=\"http://www.w3.org/2000/svg\"";

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<script href=\"data:text/javascript,alert(1)\"/>")]
    [InlineData("<SCRIPT>alert(1)</SCRIPT>")]
    [InlineData("<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>")]
    [InlineData("<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>")]
    [InlineData("<h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"x\" onerror=\"alert(1)\"/>")]
    [InlineData("<g><defs><script>alert(1)</script></defs></g>")]
    [InlineData("<path onclick=\"alert(1)\"/>")]
    [InlineData("<path ONCLICK=\"alert(1)\"/>")]
    [InlineData("<path oNmouseOver=\"alert(1)\"/>")]
    [InlineData("<path x:onclick=\"alert(1)\" xmlns:x=\"urn:x\"/>")]
    [InlineData("<g onload=\"alert(1)\" onbegin=\"alert(1)\" onactivate=\"alert(1)\"/>")]
    [InlineData("<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>")]
    [InlineData("<a xlink:href=\"javascript:alert(1)\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><path/></a>")]
    [InlineData("<a x:href=\" JaVaScRiPt&#58;alert(1)\" xmlns:x=\"http://www.w3.org/1999/xlink\"><path/></a>")]
    [InlineData("<a href=\"java&#9;script:alert(1)\"><path/></a>")]
    [InlineData("<use href=\"javascript:alert(1)\"/>")]
    [InlineData("<use href=\"data:image/svg+xml;base64,PHN2Zy8+#x\"/>")]
    [InlineData("<use xlink:href=\"https://evil.example/x.svg#x\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>")]
    [InlineData("<use href=\"//evil.example/x.svg#x\"/>")]
    [InlineData("<image href=\"https://evil.example/pixel.png\"/>")]
    [InlineData("<image xlink:href=\"file:///etc/passwd\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>")]
    [InlineData("<feImage href=\"https://evil.example/\"/>")]
    [InlineData("<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></body></foreignObject>")]
    [InlineData("<foreignobject><iframe src=\"javascript:alert(1)\"/></foreignobject>")]
    [InlineData("<iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"javascript:alert(1)\"/>")]
    [InlineData("<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>")]
    [InlineData("<set attributeName=\"onmouseover\" to=\"alert(1)\"/>")]
    [InlineData("<animateTransform onbegin=\"alert(1)\"/>")]
    [InlineData("<handler type=\"text/javascript\">alert(1)</handler>")]
    [InlineData("<style>@import url(https://evil.example/x.css);</style>")]
    [InlineData("<style>@im\\port 'https://evil.example/x.css';</style>")]
    [InlineData("<style>path{fill:url(https://evil.example/x#y)}</style>")]
    [InlineData("<style>path{fill:U\\52L(https://evil.example/x#y)}</style>")]
    [InlineData("<style><![CDATA[path{background:URL('//evil.example/x')}]]></style>")]
    [InlineData("<style>path{background:image-set('https://evil.example/x' 1x)}</style>")]
    [InlineData("<style>@font-face{font-family:x;src:local('x')}</style>")]
    [InlineData("<style>pa<g/>th{fill:ur<g/>l(https://evil.example)}</style>")]
    [InlineData("<path style=\"fill:url(https://evil.example/x)\"/>")]
    [InlineData("<path style=\"behavior:url(#default#time2)\"/>")]
    [InlineData("<path style=\"-moz-binding:url(https://evil.example)\"/>")]
    [InlineData("<path style=\"width:expression(alert(1))\"/>")]
    [InlineData("<path fill=\"url(https://evil.example/x#y)\"/>")]
    [InlineData("<path fill=\"url('//evil.example/x#y')\"/>")]
    [InlineData("<path fill=\"u&#92;72l(https://evil.example)\"/>")]
    [InlineData("<path fill=\"url(#a) url(https://evil.example)\"/>")]
    [InlineData("<path mask=\" url( https://evil.example/m.svg#m )\"/>")]
    [InlineData("<path clip-path=\"url(data:image/svg+xml,x#y)\"/>")]
    [InlineData("<path cursor=\"url(https://evil.example/c.cur)\" filter=\"url(https://evil.example#f)\"/>")]
    [InlineData("<path xml:base=\"https://evil.example/\"/>")]
    [InlineData("<path href=\"https://evil.example/\" src=\"https://evil.example/\" action=\"https://evil.example/\"/>")]
    [InlineData("<?xml-stylesheet href=\"https://evil.example/x.css\"?>")]
    [InlineData("<!-- <script>alert(1)</script> -->")]
    [InlineData("<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><script/></rdf:RDF></metadata>")]
    [InlineData("<title>&lt;script&gt;</title><g xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=\"click\"/>")]
    public void What_runs_or_fetches_is_left_out(string attack)
    {
        var cleaned = Clean($"<svg {Ns} onload=\"alert(1)\">{attack}<path id=\"kept\" d=\"M0 0\"/></svg>");
        Assert.DoesNotMatch(Dangerous(), cleaned.Replace("&lt;script&gt;", "", StringComparison.Ordinal));
        var root = XDocument.Parse(cleaned).Root!; // It was parsed.
        Assert.All(root.DescendantsAndSelf(), e => Assert.Equal("http://www.w3.org/2000/svg", e.Name.NamespaceName));
        Assert.Contains(root.Descendants(), e => (string?)e.Attribute("id") == "kept");
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>", "unsafe-svg")]
    [InlineData("<!DOCTYPE svg SYSTEM \"https://evil.example/x.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "unsafe-svg")]
    [InlineData("<!DOCTYPE svg [<!ENTITY % p SYSTEM \"https://evil.example/x\">%p;]><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "unsafe-svg")]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&c;</text></svg>", "unsafe-svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>", "unreadable-svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "unreadable-svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/><svg/>", "unreadable-svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"a\" id=\"b\"/>", "unreadable-svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">\u0001</svg>", "unreadable-svg")]
    [InlineData("<?xml version=\"1.0\" encoding=\"klingon\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "unreadable-svg")]
    [InlineData("", "unreadable-svg")]
    [InlineData("<svg/>", "media-type-mismatch")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>", "media-type-mismatch")]
    [InlineData("<g xmlns=\"http://www.w3.org/2000/svg\"/>", "media-type-mismatch")]
    public void What_cannot_be_read_safely_is_refused(string svg, string code) => Assert.Equal(code, Refused(svg));

    [Fact]
    public void A_million_elements_are_refused() =>
        Assert.Equal("unsafe-svg", Refused($"<svg {Ns}>{string.Concat(Enumerable.Repeat("<g/>", 1_000_000))}</svg>"));

    [Fact]
    public void A_million_elements_are_refused_in_a_part_that_is_left_out_too() =>
        Assert.Equal("unsafe-svg", Refused($"<svg {Ns}><script>{string.Concat(Enumerable.Repeat("<g/>", 1_000_000))}</script></svg>"));

    [Theory]
    [InlineData("g")]
    [InlineData("script")]
    public void Endless_nesting_is_refused(string element) =>
        Assert.Equal("unsafe-svg", Refused($"<svg {Ns}>{string.Concat(Enumerable.Repeat($"<{element}>", 100_000))}"));

    [Fact]
    public void Ten_thousand_attributes_are_refused() =>
        Assert.Equal("unsafe-svg", Refused($"<svg {Ns} {string.Concat(Enumerable.Range(0, 10_000).Select(i => $"data-{i}='' "))}/>"));

    [Theory]
    [InlineData("<use href=\"#l{0}\"/>")]
    [InlineData("<use xlink:href=\"#l{0}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>")]
    [InlineData("<rect fill=\"url(#l{0})\"/>")]
    public void Ten_times_ten_times_ten_uses_are_counted_as_what_they_draw(string use)
    {
        var levels = Enumerable.Range(1, 9).Select(i =>
            $"<pattern id=\"l{i}\">{string.Concat(Enumerable.Repeat(string.Format(null, use, i - 1), 10))}</pattern>");
        Assert.Equal("unsafe-svg", Refused($"<svg {Ns}><path id=\"l0\"/>{string.Concat(levels)}</svg>"));
    }

    [Theory]
    [InlineData("<use id=\"a\" href=\"#a\"/>")]
    [InlineData("<g id=\"a\"><use href=\"#a\"/></g>")]
    [InlineData("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>")]
    [InlineData("<mask id=\"a\"><rect mask=\"url(#a)\"/></mask>")]
    public void What_draws_itself_is_refused(string circle) => Assert.Equal("unsafe-svg", Refused($"<svg {Ns}>{circle}</svg>"));

    [Fact]
    public void A_chain_of_a_hundred_thousand_uses_is_refused_and_not_followed_to_the_end_of_the_stack() =>
        Assert.Equal("unsafe-svg", Refused($"<svg {Ns}>{string.Concat(Enumerable.Range(0, 90_000).Select(i => $"<use id=\"u{i}\" href=\"#u{i + 1}\"/>"))}</svg>"));

    [Fact]
    public void What_draws_is_kept_as_it_is()
    {
        const string plan = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100" data-level-id="l-1">
              <title>Ground floor &amp; yard</title>
              <style>.room, .description .curly-image > path { fill: #eee; stroke: rgb(1, 2, 3) }</style>
              <defs><linearGradient id="g"><stop offset="0" stop-color="red" /></linearGradient><pattern id="hatch" width="4" height="4"><path d="M0 0L4 4" /></pattern></defs>
              <g transform="translate(1 2)" class="room" fill-rule="evenodd">
                <path id="unit-1" data-room="101а" d="M0 0L5 5Z" fill="url(#hatch) gray" aria-label="Стая" /><use href="#unit-1" x="5" />
                <rect x="1" y="1" width="3" height="4" style="fill:none;stroke-width:2" clip-path="url('#c')" />
                <text x="1" y="2" font-size="4" text-anchor="middle"><tspan>Зала</tspan> 104 😀</text>
              </g>
            </svg>
            """;
        Assert.True(XNode.DeepEquals(XDocument.Parse(plan).Root, XDocument.Parse(Clean(plan)).Root));
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_more()
    {
        var once = Clean($"<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\"><svg:a href=\"x\"><svg:path d=\"M0 0\"/></svg:a><svg:text>a\r\n&#10;&lt;</svg:text></svg:svg>");
        Assert.Equal(once, Clean(once));
        Assert.Contains("<g><path d=\"M0 0\" /></g>", once, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("level-1.svg")]
    [InlineData("level-2.svg")]
    [InlineData("level-3.svg")]
    [InlineData("level-4.svg")]
    [InlineData("level-5.svg")]
    public void A_real_floor_plan_comes_through_whole(string file)
    {
        var plan = File.ReadAllText(Data(file));
        var (before, after) = (XDocument.Parse(plan).Root!, XDocument.Parse(Clean(plan)).Root!); // They were parsed.
        before.DescendantNodes().OfType<XComment>().Remove();
        Assert.True(XNode.DeepEquals(before, after));
        Assert.Contains(after.Elements(), e => e.Attribute("data-room")?.Value is { Length: > 0 } && e.Attribute("id")!.Value.StartsWith("unit-", StringComparison.Ordinal)); // Each has one.
    }

    private static string Clean(string svg)
    {
        using var cleaned = new MemoryStream();
        Assert.Null(SvgCleaner.Clean(new MemoryStream(Encoding.UTF8.GetBytes(svg)), cleaned));
        return Encoding.UTF8.GetString(cleaned.ToArray());
    }

    private static string? Refused(string svg)
    {
        using var cleaned = new MemoryStream();
        var code = SvgCleaner.Clean(new MemoryStream(Encoding.UTF8.GetBytes(svg)), cleaned)?.Code;
        Assert.Equal(0, cleaned.Length);
        return code;
    }

    /// <summary>A file of the folder 'shared/data/floorplans' beside the repository; they keep their licence and are not part of it.</summary>
    private static string Data(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "floorplans", name);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"shared/data/floorplans/{name} is not beside the repository.");
        return ""; // Skip throws.
    }

    [GeneratedRegex("script|evil|alert|javascript|foreign|iframe|\\son\\w+=|@import|expression|binding|xml-stylesheet|passwd|image", RegexOptions.IgnoreCase)]
    private static partial Regex Dangerous();
}
