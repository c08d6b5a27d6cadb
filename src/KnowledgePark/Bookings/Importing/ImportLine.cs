using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>What became of one occurrence, or of one event that makes none.</summary>
public sealed record ImportLine
{
    public required ImportResult Result { get; init; }

    /// <summary>The position of the event in the file, from 1; null: it is not in the file any more.</summary>
    public int? Event { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The room in the words of the file; null: none.</summary>
    public string? Room { get; init; }

    /// <summary>When the occurrence begins; null where the line is about a whole event.</summary>
    public Instant? Start { get; init; }

    public Instant? End { get; init; }

    /// <summary>The space that the room was found to be; null: none.</summary>
    public string? SpaceId { get; init; }

    public string? BookingId { get; init; }

    /// <summary>Of <see cref="ImportCodes"/> or <see cref="RefusalCodes"/>; empty where nothing stands in the way.</summary>
    public string Code { get; init; } = "";

    /// <summary>In words, for the person who imports.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>How an occurrence fared.</summary>
public enum ImportResult
{
    /// <summary>Booked.</summary>
    Placed,

    /// <summary>An earlier import booked it, as it stands.</summary>
    AlreadyThere,

    /// <summary>An earlier import booked it otherwise; the booking was moved, renamed or cancelled.</summary>
    Changed,

    /// <summary>An earlier import booked it otherwise; the rules do not let the booking change. It stands as it was.</summary>
    NotChanged,

    /// <summary>Not booked.</summary>
    Rejected,

    /// <summary>An event that makes no occurrence, because it cannot be read or its rule is refused.</summary>
    EventRejected,

    /// <summary>Occurrences of a rule, outside the time over which rules are expanded.</summary>
    LeftOut,

    /// <summary>An earlier import booked it; the event is in the file, this occurrence no longer. The booking stands.</summary>
    Gone,
}
