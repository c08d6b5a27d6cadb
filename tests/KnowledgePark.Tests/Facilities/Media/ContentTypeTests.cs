using System.Text;
using KnowledgePark.Facilities.Media;

namespace KnowledgePark.Tests.Facilities.Media;

/// <summary>A content is known by its first octets, whatever it is called.</summary>
public sealed class ContentTypeTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("FFD8FFDB", "image/jpeg")]
    [InlineData("FFD8FF", "image/jpeg")]
    [InlineData("FFD8", null)]
    [InlineData("89504E470D0A1A0A0000000D49484452", "image/png")]
    [InlineData("89504E470A1A0A", null)] // sent as text: its line ends are changed
    [InlineData("524946462400000057454250565038202400", "image/webp")]
    [InlineData("52494646240000005745425056503858", "image/webp")]
    [InlineData("5249464624000000574156456D746620", null)] // a sound
    [InlineData("52494646", null)]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("0A255044462D312E37", null)] // a reader might accept it; something else may stand before it
    [InlineData("474946383961", null)] // GIF
    [InlineData("424D", null)] // BMP
    [InlineData("504B0304", null)] // ZIP
    [InlineData("4D5A90", null)] // a program
    [InlineData("", null)]
    [InlineData("00", null)]
    public void Pictures_and_documents_are_known_by_their_first_octets(string hex, string? expected) =>
        Assert.Equal(expected, ContentType.Sniff(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("<svg", true)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", true)]
    [InlineData("<svg>", true)]
    [InlineData("\uFEFF \r\n\t<svg ", true)]
    [InlineData("<?xml version='1.0'?><svg/>", true)]
    [InlineData("<!-- drawn by hand --><svg/>", true)]
    [InlineData("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' ''>", true)]
    [InlineData("<s:svg xmlns:s='http://www.w3.org/2000/svg'/>", true)]
    [InlineData("<svgx", false)]
    [InlineData("<SVG>", false)]
    [InlineData("<html><svg/></html>", false)]
    [InlineData("<!DOCTYPE html><svg/>", false)]
    [InlineData("<script>", false)]
    [InlineData("svg", false)]
    [InlineData("<", false)]
    public void A_drawing_is_known_by_how_its_text_begins(string text, bool isSvg) =>
        Assert.Equal(isSvg ? ContentType.Svg : null, ContentType.Sniff(Encoding.UTF8.GetBytes(text)));
}
