using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>What an event is called and which room it names.</summary>
/// <remarks>
/// Timetables without LOCATION say both in one line: 'Physics 11:00 AM-12:00 PM ROOM: Lecture Theatre 2 (1.203)' is 'Physics' in
/// 'Lecture Theatre 2 (1.203)'.
/// </remarks>
internal static partial class EventText
{
    private const int MaxRoom = 200;

    /// <summary>The title, never empty and short enough for a booking; the room, null where none is named.</summary>
    public static (string Title, string? Room) Of(string summary, string location)
    {
        var title = summary;
        var room = location;
        if (room.Length == 0 && summary.IndexOf("ROOM:", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && (at == 0 || !char.IsLetterOrDigit(summary[at - 1])))
        {
            title = summary[..at];
            room = summary[(at + "ROOM:".Length)..];
        }

        title = Spaced(title);
        if (location.Length == 0 && Times().Match(title) is { Success: true, Index: > 0 } times)
            title = title[..times.Index].TrimEnd();
        room = Cut(Spaced(room), MaxRoom);
        return (title.Length == 0 ? "Untitled" : Cut(title, BookingRequest.MaxTitle), room.Length == 0 ? null : room);
    }

    /// <summary>A line about a whole event.</summary>
    public static ImportLine Line(IcsEvent theEvent, ImportResult result, string code, string reason)
    {
        var (title, room) = theEvent.Said;
        var start = theEvent.First("DTSTART") is { } from ? EventTime.Of(from.Value, DateTimeZone.Utc) : null;
        var said = start is { } at ? $"{reason} (begins {at.Local.ToString(at.IsDate ? "uuuu-MM-dd" : "uuuu-MM-dd HH:mm", null)})" : reason;
        return new ImportLine { Result = result, Event = theEvent.Number, Title = title, Room = room, Code = code, Reason = said };
    }

    /// <summary>Single spaces, nothing that steers a terminal or hides; never starts within a character.</summary>
    private static string Spaced(string text)
    {
        var spaced = new StringBuilder();
        foreach (var rune in text.Length > 4000 ? Cut(text, 4000).EnumerateRunes() : text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
                spaced.Append(spaced.Length > 0 && spaced[^1] != ' ' ? " " : "");
            else if (rune.Value is not (>= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0xFEFF))
                spaced.Append(rune.ToString());
        }

        return spaced.ToString().TrimEnd();
    }

    private static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var length = max - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "…");
    }

    [GeneratedRegex(@"\s*\b\d{1,2}:\d{2}(?:\s?[AP]M)?\s*[-–]\s*\d{1,2}:\d{2}(?:\s?[AP]M)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
