using KnowledgePark.Bookings;
using NodaTime;
using NodaTime.Text;

namespace KnowledgePark.Calendars;

/// <summary>
/// Writes the feed of a place: what is taken and when, for anyone to read (RFC 5545, RFC 7986). The octets follow from the arguments alone.
/// </summary>
/// <remarks>
/// A feed that is too large is refused whole by its readers (Google: 1 MB), so one that does not fit shows less, and says so in its
/// DESCRIPTION: first what is over is left out, the oldest first, then what is farthest ahead.
/// </remarks>
public sealed class BusyFeed
{
    /// <summary>The most entries in a feed.</summary>
    public const int MaxEntries = 5000;

    /// <summary>The most octets of a feed's entries; the rest of the feed stays far below the difference to 900 KB.</summary>
    public const int MaxEntryBytes = 860_000;

    private const string RefreshInterval = "PT15M";

    private static readonly LocalDateTimePattern s_minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private readonly FeedPlace _place;
    private readonly FeedWindow _window;
    private readonly Instant _now;
    private readonly ContentLines _entries = new();
    private readonly List<(Booking Booking, int At, int Length)> _shown = [];
    private int _considered;

    private BusyFeed(FeedPlace place, FeedWindow window, Instant now)
    {
        _place = place;
        _window = window;
        _now = now;
    }

    /// <summary>The feed's octets, UTF-8.</summary>
    /// <param name="place">What the feed is of.</param>
    /// <param name="server">The address of the server, without a slash at its end.</param>
    /// <param name="window">The time that it covers.</param>
    /// <param name="changed">When any of it last changed: a fact of its revision, not of this process.</param>
    /// <param name="bookings">Those of the place in the window, in any order; others are left out.</param>
    /// <param name="now">Decides which holds have expired; has no other effect.</param>
    public static byte[] Render(FeedPlace place, string server, FeedWindow window, Instant changed, IReadOnlyList<Booking> bookings, Instant now) =>
        new BusyFeed(place, window, now).Render(server, changed, bookings);

    private byte[] Render(string server, Instant changed, IReadOnlyList<Booking> bookings)
    {
        var tooLate = Take(bookings.Where(b => b.Use.End > _window.Today).OrderBy(b => b.Start).ThenBy(b => b.Id, StringComparer.Ordinal));
        var past = bookings.Where(b => b.Use.End <= _window.Today).OrderByDescending(b => b.Start).ThenByDescending(b => b.Id, StringComparer.Ordinal);
        var tooEarly = tooLate is null ? Take(past) : past.FirstOrDefault();
        return Compose(Head(server, changed, Narrowed(tooEarly, tooLate)));
    }

    /// <summary>Writes entries until the feed is full; answers the first booking that did not fit, null if all did.</summary>
    private Booking? Take(IEnumerable<Booking> bookings)
    {
        foreach (var booking in bookings)
        {
            if (++_considered > MaxEntries)
                return booking;
            if (!IsInWindow(booking) || _place.LocationOf(booking) is not { } location)
                continue;
            var at = _entries.Length;
            BusyEntry.Write(_entries, booking, location, _place.Zone, _now);
            if (_entries.Length > MaxEntryBytes)
                return booking;
            _shown.Add((booking, at, _entries.Length - at));
        }

        return null;
    }

    private bool IsInWindow(Booking booking)
    {
        var isOff = booking.Status is BookingStatus.Cancelled or BookingStatus.Expired || booking.HasExpired(_now);
        return booking.Use.Start < _window.To && booking.Use.End > (isOff ? _window.CancelledFrom : _window.From);
    }

    private string Narrowed(Booking? tooEarly, Booking? tooLate)
    {
        var earlier = tooEarly is null ? null : $"those from {Local(tooEarly)} back";
        var later = tooLate is null ? null : $"those from {Local(tooLate)} on";
        return (earlier ?? later) is null ? "" : $" One feed cannot hold all uses; left out are {string.Join(" and ", new[] { earlier, later }.OfType<string>())}.";

        string Local(Booking booking) => s_minute.Format(booking.Use.Start.InZone(_place.Zone).LocalDateTime);
    }

    private ContentLines Head(string server, Instant changed, string narrowed)
    {
        var description = $"When {_place.Title}{(_place.ParkName is { } park ? $", {park}" : "")} is taken: times only.{narrowed}";
        var head = new ContentLines();
        head.Line("BEGIN", "VCALENDAR");
        head.Line("VERSION", "2.0");
        head.Line("PRODID", "-//KnowledgePark//Calendar feeds//EN");
        head.Line("CALSCALE", "GREGORIAN");
        head.Line("METHOD", "PUBLISH");
        head.Text("NAME", _place.Title);
        head.Text("X-WR-CALNAME", _place.Title);
        head.Text("DESCRIPTION", description);
        head.Text("X-WR-CALDESC", description);
        head.Line("X-WR-TIMEZONE", _place.Zone.Id);
        head.Line("REFRESH-INTERVAL;VALUE=DURATION", RefreshInterval);
        head.Line("X-PUBLISHED-TTL", RefreshInterval);
        head.Line("COLOR", "steelblue");
        head.Line("X-APPLE-CALENDAR-COLOR", "#4682B4");
        head.Line("URL", server + _place.RecordPath);
        head.Line("SOURCE;VALUE=URI", server + _place.Path);
        head.Line("LAST-MODIFIED", IcsTimes.Utc(changed));
        ZoneComponent.Write(head, _place.Zone, _window.From.InZone(_place.Zone).Date, _window.To.InZone(_place.Zone).Date);
        return head;
    }

    private byte[] Compose(ContentLines head)
    {
        var tail = "END:VCALENDAR\r\n"u8;
        var feed = new byte[head.Length + _shown.Sum(s => s.Length) + tail.Length];
        head.Written.CopyTo(feed);
        var written = head.Length;
        foreach (var (_, at, length) in _shown.OrderBy(s => s.Booking.Start).ThenBy(s => s.Booking.Id, StringComparer.Ordinal))
        {
            _entries.Written.Slice(at, length).CopyTo(feed.AsSpan(written));
            written += length;
        }

        tail.CopyTo(feed.AsSpan(written));
        return feed;
    }
}
