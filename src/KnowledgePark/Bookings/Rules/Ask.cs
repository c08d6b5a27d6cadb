using KnowledgePark.Facilities;
using NodaTime;
using NodaTime.Text;

namespace KnowledgePark.Bookings.Rules;

/// <summary>All that a rule may look at: one space, one use, the moment, what takes the leaves
/// already, and for a change the booking as it stands.</summary>
internal readonly record struct Ask(
    SpaceRules Space, Instant Start, Duration Length, int? Attendees, SpaceLayout? Layout, Instant Now, Timetable Timetable,
    Booking? Own = null)
{
    private static readonly OffsetDateTimePattern s_local = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");

    public Instant End => Start + Length;

    /// <summary>An instant as the people of the space read it: local time with its offset.</summary>
    public string Local(Instant instant) => s_local.Format(instant.InZone(Space.Zone).ToOffsetDateTime());
}
