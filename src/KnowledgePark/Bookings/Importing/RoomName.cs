using System.Text;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// A room as people write it, in a form that can be compared: 'Haus5', 'haus 5' and 'HAUS-5' are one. Digits on either side of a dot stay apart:
/// 'Room 1.12' is not 'Room 11.2'.
/// </summary>
/// <remarks>
/// 'Lecture Theatre 2 (1.203)' has the segments 'lecturetheatre2' and '1.203' and the words 'lecture', 'theatre2', '1.203'. Words bind their number,
/// so that 'Room 1 Floor 2' is not 'Room 2 Floor 1'.
/// </remarks>
internal sealed class RoomName
{
    private const int MinAbbreviation = 3;
    private const int MaxAbbreviation = 4;

    private static readonly string[] s_breaks = [" - ", " – ", " — ", ",", ";", "/", "|", "(", ")", "[", "]", ":"];

    public RoomName(string text)
    {
        Text = text;
        foreach (var part in text.Split(s_breaks, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = WordsOf(part);
            if (words.Count == 0)
                continue;
            Segments.Add(string.Concat(words));
            Words.AddRange(words);
        }

        // A name without a letter or digit, such as an emoji, is compared as it is.
        Key = Segments.Count == 0 ? text.Trim() : string.Join('|', Segments);
        Words.Sort(StringComparer.Ordinal);
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The same for every way to write the same segments in this order.</summary>
    public string Key { get; }

    public List<string> Segments { get; } = [];

    /// <summary>Sorted.</summary>
    public List<string> Words { get; } = [];

    /// <summary>The last segment that looks like a door's sign: it has a digit and stands in brackets of its own. Null: none.</summary>
    public string? Sign =>
        Text.LastIndexOf('(') is >= 0 and var at && Text[(at + 1)..].TrimEnd(')', ' ') is { Length: > 0 and <= 20 } sign && sign.Any(char.IsAsciiDigit) ? sign : null;

    /// <summary>The same words, however they are ordered and divided: 'machBar Haus5' and 'Haus 5 - machBar'.</summary>
    public bool SaysTheSameAs(RoomName other) => Key == other.Key || (Words.Count > 0 && Words.SequenceEqual(other.Words));

    /// <summary>Every segment of it is one of the other's, which has more: 'Haus5' of 'Haus 5 - machBar'.</summary>
    public bool IsShortFor(RoomName other) => Segments.Count > 0 && Segments.Count < other.Segments.Count && Segments.All(other.Segments.Contains);

    /// <summary>
    /// The words are the other's, some of them cut short: 'Lec Theatre 2' and 'Lecture Theatre 2'. Only where a number proves it, because
    /// 'Lab North' is not short for 'Lab Northwest'.
    /// </summary>
    public bool IsAbbreviationOf(RoomName other)
    {
        if (Words.Count != other.Words.Count || !Words.Any(w => w.Any(char.IsDigit)))
            return false;
        var left = new List<string>(other.Words);
        foreach (var word in Words)
        {
            var at = left.IndexOf(word);
            if (at < 0)
                at = left.FindIndex(w => AreOneCutShort(word, w));
            if (at < 0)
                return false;
            left.RemoveAt(at);
        }

        return true;
    }

    /// <summary>Letters only: a number that is cut short is another number.</summary>
    private static bool AreOneCutShort(string a, string b) =>
        Math.Min(a.Length, b.Length) is >= MinAbbreviation and <= MaxAbbreviation && a.All(char.IsLetter) && b.All(char.IsLetter)
        && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));

    private static List<string> WordsOf(string part)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isApart = false;
        foreach (var c in part)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isApart = true;
                continue;
            }

            var followsDigit = word.Length > 0 && char.IsDigit(word[^1]);
            if (char.IsDigit(c) && isApart && followsDigit)
                word.Append('.');
            else if (!char.IsDigit(c) && word.Length > 0 && isApart)
                End();
            word.Append(char.ToLowerInvariant(c));
            isApart = false;
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
