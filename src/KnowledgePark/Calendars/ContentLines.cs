using System.Buffers;
using System.Text;

namespace KnowledgePark.Calendars;

/// <summary>
/// Writes content lines (RFC 5545, 3.1): folded at 75 octets, between characters, ended by CRLF. No control character passes, whatever a
/// record holds, so that no value can begin a line of its own.
/// </summary>
/// <remarks>
/// Example: a name of 80 ASCII letters and an emoji becomes a line of 75 octets, CRLF, a blank and the rest; were the four octets of the emoji
/// to lie across the fold, it would go to the next line as a whole.
/// </remarks>
internal sealed class ContentLines
{
    private const int MaxOctets = 75;

    private readonly ArrayBufferWriter<byte> _written = new(64 * 1024);

    /// <summary>How many octets have been written.</summary>
    public int Length => _written.WrittenCount;

    /// <summary>All that has been written; valid until the next line.</summary>
    public ReadOnlySpan<byte> Written => _written.WrittenSpan;

    /// <summary>A property whose value is not text: a time, a number, an address. <paramref name="name"/> includes its parameters.</summary>
    public void Line(string name, string value)
    {
        var octets = 0;
        Fold(name, ref octets);
        Fold(":", ref octets);
        Fold(value, ref octets);
        _written.Write("\r\n"u8);
    }

    /// <summary>A property of type TEXT (RFC 5545, 3.3.11).</summary>
    public void Text(string name, string text) => Line(name, Escaped(text));

    private static string Escaped(string text)
    {
        // U+0085, U+2028 and U+2029 end a line too, for some readers.
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private void Fold(string text, ref int octets)
    {
        foreach (var rune in text.EnumerateRunes()) // Half a surrogate pair becomes U+FFFD.
        {
            if (IsControl(rune))
                continue;
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _written.Write("\r\n "u8);
                octets = 1;
            }

            var length = rune.EncodeToUtf8(_written.GetSpan(4));
            _written.Advance(length);
            octets += length;
        }
    }

    /// <summary>C0 but for the tab, DEL, C1, and the two separators that Unicode has for lines and paragraphs.</summary>
    private static bool IsControl(Rune rune) => rune.Value is (< 0x20 and not '\t') or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029;
}
