using KnowledgePark.Facilities;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// Finds the spaces that the rooms of a file are. A person's mapping comes first, then the same name or code, the same words in another order, the
/// sign in brackets, words cut short; last a short form ('Haus5'), which is the longer name that it is a part of ('Haus 5 - machBar').
/// </summary>
/// <remarks>
/// A short form may fit several: then it is the one that most events of the file name, if that is more than one event and more than any other has.
/// The report lists every finding, and a mapping overrules each.
/// </remarks>
internal sealed class RoomBook
{
    private static readonly HashSet<string> s_online = ["online", "zoom", "teams", "webex", "virtual", "remote", "skype", "meet", "jitsi", "http", "https"];
    private static readonly HashSet<string> s_unconfirmed = ["tbc", "tba", "tbd", "tobeconfirmed", "tobeannounced", "tobedecided", "unknown", "n|a", "na", "none"];

    private readonly Dictionary<string, RoomFinding> _findings = [];
    private readonly List<Candidate> _candidates;
    private readonly RoomMapping _mapping;
    private readonly NewRooms? _newRooms;

    private RoomBook(IEnumerable<Space> spaces, RoomMapping mapping, NewRooms? newRooms)
    {
        _candidates = [.. spaces.Select(s => new Candidate(s))];
        _mapping = mapping;
        _newRooms = newRooms;
    }

    /// <summary>Every room of the file, the most used first.</summary>
    public IEnumerable<RoomFinding> Findings => _findings.Values.OrderByDescending(f => f.Events).ThenBy(f => f.Room, StringComparer.Ordinal);

    /// <summary>Spaces to make before anything is booked.</summary>
    public IReadOnlyList<Space> NewSpaces => _newRooms?.Spaces ?? [];

    /// <param name="occurrences">What names the rooms.</param>
    /// <param name="spaces">The spaces of the building.</param>
    /// <param name="mapping">What a person has said.</param>
    /// <param name="newRooms">Makes spaces of unknown rooms; null: they stay unknown.</param>
    public static RoomBook Of(IEnumerable<Occurrence> occurrences, IEnumerable<Space> spaces, RoomMapping mapping, NewRooms? newRooms)
    {
        var book = new RoomBook(spaces, mapping, newRooms);
        var rooms = occurrences.Where(o => o.Code.Length == 0).GroupBy(o => o.Room ?? "")
            .Select(g => (Name: new RoomName(g.Key), Events: g.Select(o => o.Event).Distinct().Count(), First: g.Min(o => o.Event)))
            .OrderByDescending(r => r.Name.Segments.Count).ThenBy(r => r.First).ToArray();
        var shortForms = new List<(RoomName Name, int Events)>();
        foreach (var (name, events, _) in rooms)
        {
            if (!book.TryFind(name, events))
                shortForms.Add((name, events));
        }

        foreach (var (name, events) in shortForms)
            book.TakeShortForm(name, events);
        return book;
    }

    public RoomFinding Of(string? room) => _findings[room ?? ""];

    /// <summary>False: it is a short form, to be decided when it is known how often each longer form is named.</summary>
    private bool TryFind(RoomName name, int events)
    {
        if (_mapping.Of(name.Text.Length == 0 ? null : name.Text) is { } mapped)
            return mapped == RoomMapping.Skip ? Fail(name, events, ImportCodes.SkippedByMapping, "the mapping skips it") : Find(name, events, mapped, "by the mapping");
        if (name.Text.Length == 0)
            return Fail(name, events, ImportCodes.NoRoom, "the event names no room; an empty pattern in the mapping gives it one");
        (string How, Func<Candidate, bool> Fits)[] ways =
        [
            ("same name", c => c.Names.Any(n => n.Key == name.Key)),
            ("same words", c => c.Names.Any(name.SaysTheSameAs)),
            ("same sign", c => name.Sign is { } sign && c.Sign is { } own && new RoomName(sign).Key == own.Key),
            ("cut short", c => c.Names.Any(name.IsAbbreviationOf)),
        ];
        foreach (var (how, fits) in ways)
        {
            var found = _candidates.Where(fits).ToArray();
            if (found.Length == 1)
                return Find(name, events, found[0].Id, how);
            if (found.Length > 1)
                return Fail(name, events, ImportCodes.AmbiguousRoom, $"it may be any of {ListOf(found)}; state which in a mapping");
        }

        if (s_online.Contains(FirstWord(name)))
            return Fail(name, events, ImportCodes.Online, "it takes place online");
        if (s_unconfirmed.Contains(name.Key) || name.Text.All(c => char.IsAsciiLetterOrDigit(c) ? false : char.IsAscii(c)))
            return Fail(name, events, ImportCodes.ToBeConfirmed, "its room is not decided yet");
        if (_candidates.Any(c => c.Names.Any(name.IsShortFor)))
            return false;
        if (_newRooms is null)
            return Fail(name, events, ImportCodes.UnknownRoom, "no space of the building has this name or code; state one in a mapping, or --create-spaces");
        if (_newRooms.Spaces.Count == NewRooms.MaxSpaces)
            return Fail(name, events, ImportCodes.UnknownRoom, $"an import makes at most {NewRooms.MaxSpaces} spaces");
        var made = new Candidate(_newRooms.Make(name));
        _candidates.Add(made);
        return Find(name, events, made.Id, "made for it");
    }

    private void TakeShortForm(RoomName name, int events)
    {
        var found = _candidates.Where(c => c.Names.Any(name.IsShortFor)).OrderByDescending(c => c.Events).ToArray();
        if (found.Length == 1 || (found[0].Events > 1 && found[0].Events > found[1].Events))
        {
            var others = found.Length == 1 ? "" : $"; most events name that one, it may also be {ListOf(found.Skip(1))}";
            Find(name, events, found[0].Id, $"short for '{found[0].Names[0].Text}'{others}", isVote: false);
        }
        else
        {
            Fail(name, events, ImportCodes.AmbiguousRoom, $"it is short for any of {ListOf(found)}; state which in a mapping");
        }
    }

    private bool Find(RoomName name, int events, string spaceId, string how, bool isVote = true)
    {
        _findings[name.Text] = new RoomFinding(name.Text.Length == 0 ? null : name.Text, events, spaceId, how);
        if (isVote && _candidates.FirstOrDefault(c => c.Id == spaceId) is { } candidate)
            candidate.Events += events;
        return true;
    }

    private bool Fail(RoomName name, int events, string code, string why)
    {
        _findings[name.Text] = new RoomFinding(name.Text.Length == 0 ? null : name.Text, events, null, why, code);
        return true;
    }

    private static string FirstWord(RoomName name)
    {
        var end = name.Text.AsSpan().IndexOfAnyExcept(System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"));
        return (end < 0 ? name.Text : name.Text[..end]).ToLowerInvariant();
    }

    private static string ListOf(IEnumerable<Candidate> candidates) => string.Join(", ", candidates.Take(4).Select(c => $"'{c.Names[0].Text}' ({c.Id})"));

    /// <summary>A space, under each of its names.</summary>
    private sealed class Candidate(Space space)
    {
        public string Id { get; } = space.Id;

        public RoomName[] Names { get; } =
        [
            new RoomName(space.Name),
            .. new[] { space.NameBg, space.Code, space.Id, space.Code is null ? null : $"{space.Name} ({space.Code})" }.OfType<string>().Select(n => new RoomName(n)),
        ];

        public RoomName? Sign { get; } = space.Code is { } code && code.Any(char.IsAsciiDigit) ? new RoomName(code) : null;

        /// <summary>How many events of the file name it.</summary>
        public int Events { get; set; }
    }
}
