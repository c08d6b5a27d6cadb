using System.Text;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// An iCalendar file (RFC 5545), read by its lines. One bad event does not spoil the others: whatever cannot be read is kept as it stands and
/// judged with its event.
/// </summary>
public sealed class CalendarFile
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>The most events in a file.</summary>
    public const int MaxEvents = 5000;

    private readonly List<IcsEvent> _events = [];
    private readonly Dictionary<string, string> _zones = [];

    private CalendarFile()
    {
    }

    /// <summary>What the calendar calls itself; null: nothing.</summary>
    public string? Name { get; private set; }

    /// <summary>The zone that it states for itself (X-WR-TIMEZONE); null: none.</summary>
    public string? ZoneId { get; private set; }

    /// <summary>How many events it has.</summary>
    public int EventCount => _events.Count;

    internal IReadOnlyList<IcsEvent> Events => _events;

    /// <summary>Zones that the file defines, with the IANA id that it gives for them.</summary>
    internal IReadOnlyDictionary<string, string> ZoneIds => _zones;

    /// <summary>Reads a file; or answers null and says why it cannot be used.</summary>
    public static CalendarFile? Read(ReadOnlySpan<byte> bytes, out string fault)
    {
        fault = "";
        if (bytes.Length > MaxBytes)
        {
            fault = $"The file has more than {MaxBytes} bytes. Split it.";
            return null;
        }

        var file = new CalendarFile();
        fault = file.Take(Encoding.UTF8.GetString(Unfolded(bytes)));
        return fault.Length == 0 ? file : null;
    }

    /// <summary>Joins folded lines before decoding, because a fold may fall within a character.</summary>
    private static byte[] Unfolded(ReadOnlySpan<byte> bytes)
    {
        var joined = new byte[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var isBreak = bytes[i] is (byte)'\r' or (byte)'\n';
            var next = bytes[i] == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n' ? i + 2 : i + 1;
            if (isBreak && next < bytes.Length && bytes[next] is (byte)' ' or (byte)'\t')
                i = next;
            else
                joined[length++] = bytes[i];
        }

        return joined[..length];
    }

    /// <summary>Answers what makes the file unusable; empty: nothing.</summary>
    private string Take(string text)
    {
        var open = new Stack<string>();
        List<IcsProperty>? properties = null;
        string? zone = null;
        var isCalendar = false;
        foreach (var line in text.TrimStart('\uFEFF').Split('\r', '\n'))
        {
            if (IcsProperty.Of(line) is not { } property)
                continue;
            if (property.Name == "BEGIN")
            {
                var name = property.Value.Trim().ToUpperInvariant();
                isCalendar |= name == "VCALENDAR";
                if (name == "VEVENT" && properties is not null)
                    Close(); // An event that was never closed ends where the next begins.
                if (name == "VEVENT")
                {
                    if (_events.Count == MaxEvents)
                        return $"The file has more than {MaxEvents} events. Split it.";
                    properties = [];
                    open.Clear();
                }

                open.Push(name);
            }
            else if (property.Name == "END")
            {
                var name = property.Value.Trim().ToUpperInvariant();
                if (name == "VEVENT")
                    Close();
                else if (open.TryPeek(out var innermost) && innermost == name)
                    open.Pop();
            }
            else if (properties is not null)
            {
                if (open.Count == 1)
                    properties.Add(property);
            }
            else
            {
                TakeOutside(property, ref zone);
            }
        }

        Close();
        return isCalendar ? "" : "The file is no iCalendar file: it has no line BEGIN:VCALENDAR. Export the calendar as .ics.";

        void Close()
        {
            if (properties is not null)
                _events.Add(new IcsEvent(_events.Count + 1, properties));
            properties = null;
        }
    }

    private void TakeOutside(IcsProperty property, ref string? zone)
    {
        switch (property.Name)
        {
            case "X-WR-CALNAME" or "NAME":
                Name ??= property.Text is { Length: > 0 } name ? name : null;
                break;
            case "X-WR-TIMEZONE":
                ZoneId ??= property.Text;
                break;
            case "TZID":
                zone = property.Text;
                break;
            case "X-LIC-LOCATION" when zone is not null:
                _zones[zone] = property.Text;
                break;
        }
    }
}
