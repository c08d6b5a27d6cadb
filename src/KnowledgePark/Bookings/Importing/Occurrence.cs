using KnowledgePark.Records;
using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>One date of an event.</summary>
internal sealed record Occurrence
{
    private const string Prefix = "ics-";

    /// <summary>Every id of an imported booking lies between these two.</summary>
    public const string FirstId = Prefix, AfterLastId = "ics.";

    /// <summary>The position of its event in the file, from 1.</summary>
    public required int Event { get; init; }

    public required string Uid { get; init; }

    /// <summary>Where its rule puts it, wherever an override has moved it: with the UID, what it is known by.</summary>
    public required Instant Slot { get; init; }

    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    public required string Title { get; init; }

    /// <summary>The room in the words of the file; null: none.</summary>
    public string? Room { get; init; }

    /// <summary>Why the file itself says that it is not to be booked; empty: nothing.</summary>
    public string Code { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>The id of its booking in a building: the same file makes the same ids.</summary>
    public string BookingId(string buildingId) =>
        string.Concat(EventPrefix(buildingId, Uid), DerivedId.Hash(20, Slot.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>What the ids of all bookings of an event begin with.</summary>
    public static string EventPrefix(string buildingId, string uid) => $"{Prefix}{DerivedId.Hash(24, buildingId, uid)}-";

    public ImportLine Line(ImportResult result, string code = "", string reason = "") => new()
    {
        Result = result,
        Event = Event,
        Title = Title,
        Room = Room,
        Start = Start,
        End = End,
        Code = code,
        Reason = reason,
    };
}
