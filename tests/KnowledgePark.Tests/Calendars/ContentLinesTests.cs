using System.Text;
using CsCheck;
using KnowledgePark.Calendars;

namespace KnowledgePark.Tests.Calendars;

public class ContentLinesTests
{
    [Fact]
    public void A_line_of_75_octets_is_not_folded() =>
        Assert.Equal($"X:{new string('a', 73)}\r\n", Written("X", new string('a', 73)));

    [Fact]
    public void A_line_of_76_octets_is_folded() =>
        Assert.Equal($"X:{new string('a', 73)}\r\n a\r\n", Written("X", new string('a', 74)));

    [Theory]
    [InlineData(69)]
    [InlineData(70)]
    [InlineData(71)]
    [InlineData(72)]
    [InlineData(73)]
    public void An_emoji_at_the_fold_stays_whole(int before)
    {
        var text = $"{new string('a', before)}🔬{new string('b', 80)}";
        var lines = Written("X", text).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.Equal($"X:{text}", string.Concat(lines.Select((line, i) => i == 0 ? line : line[1..])));
    }

    [Fact]
    public void Text_is_escaped() => Assert.Equal("X:a\\\\b\\;c\\,d:e\"f\\ng\r\n", Written("X", "a\\b;c,d:e\"f\ng"));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\f")]
    public void No_end_of_line_in_text_begins_a_line(string end) => Assert.Equal("X:a\\nEND:VEVENT\r\n", Written("X", $"a{end}END:VEVENT"));

    [Fact]
    public void No_end_of_line_in_an_address_begins_a_line()
    {
        var lines = new ContentLines();
        lines.Line("URL", "https://park.example/\r\nATTACH:x\u2028y");
        Assert.Equal("URL:https://park.example/ATTACH:xy\r\n", Encoding.UTF8.GetString(lines.Written));
    }

    [Fact]
    public void Control_characters_are_left_out_but_for_the_tab() => Assert.Equal("X:a\tbc\r\n", Written("X", "a\tb\0\u001b\u007f\u009fc"));

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character() => Assert.Equal("X:a\uFFFDb\r\n", Written("X", "a\ud83db"));

    [Fact]
    public void Whatever_is_written_is_read_back() => Gen.String[0, 400].Sample(text =>
    {
        var written = Written("X", text);
        var lines = written.Split("\r\n");
        var isWellFormed = lines[^1].Length == 0 && lines.All(l => Encoding.UTF8.GetByteCount(l) <= 75) && !written.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().ContainsAny('\r', '\n');
        return isWellFormed && Unescaped(Assert.Single(Sample.Lines(written))) == $"X:{Expected(text)}";
    });

    private static string Written(string name, string text)
    {
        var lines = new ContentLines();
        lines.Text(name, text);
        return Encoding.UTF8.GetString(lines.Written);
    }

    private static string Expected(string text) => string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value is '\n' or '\t' || !Rune.IsControl(r)));

    private static string Unescaped(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
            text.Append(line[i] != '\\' ? line[i] : line[++i] == 'n' ? '\n' : line[i]);
        return text.ToString();
    }
}
