using System.IO.Enumeration;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// What a person has said about rooms: a pattern for the room's text, '*' standing for anything, and the id of a space or 'skip'. The first line
/// that fits counts; an empty pattern is for events that name no room.
/// </summary>
public sealed class RoomMapping
{
    /// <summary>In place of a space: do not book.</summary>
    public const string Skip = "skip";

    public static readonly RoomMapping Empty = new([]);

    private readonly IReadOnlyList<(string Pattern, RoomName Name, string SpaceId)> _lines;

    /// <param name="lines">Pattern and space id, in the order of the file.</param>
    public RoomMapping(IEnumerable<(string Pattern, string SpaceId)> lines) =>
        _lines = [.. lines.Select(l => (l.Pattern.Trim(), new RoomName(l.Pattern), l.SpaceId.Trim()))];

    /// <summary>The spaces that it names.</summary>
    public IEnumerable<string> SpaceIds => _lines.Select(l => l.SpaceId).Where(id => id.Length > 0 && id != Skip).Distinct();

    /// <summary>The space id or <see cref="Skip"/>; null: it does not mention the room.</summary>
    internal string? Of(string? room)
    {
        foreach (var (pattern, name, spaceId) in _lines)
        {
            var fits = room is null || pattern.Length == 0
                ? room is null && pattern.Length == 0
                : pattern.Contains('*', StringComparison.Ordinal) ? FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), room)
                : name.Key == new RoomName(room).Key;
            if (fits)
                return spaceId.Length == 0 || spaceId.Equals(Skip, StringComparison.OrdinalIgnoreCase) ? Skip : spaceId;
        }

        return null;
    }
}
