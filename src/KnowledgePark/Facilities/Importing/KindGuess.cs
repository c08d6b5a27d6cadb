namespace KnowledgePark.Facilities.Importing;

/// <summary>Finds out what a room is for, from the category or the name that others gave it.</summary>
internal static class KindGuess
{
    /// <summary>An 'auditorium' below this area is a classroom: many languages call every teaching room so.</summary>
    public const double LectureHallSquareMetres = 100;

    private static readonly Dictionary<string, SpaceKind> s_categories = new()
    {
        ["classroom"] = SpaceKind.Classroom,
        ["class"] = SpaceKind.Classroom,
        ["cohortclassroom"] = SpaceKind.Classroom,
        ["teachingroom"] = SpaceKind.Classroom,
        ["auditorium"] = SpaceKind.LectureHall,
        ["lecturetheatre"] = SpaceKind.LectureHall,
        ["lecturetheater"] = SpaceKind.LectureHall,
        ["theatre"] = SpaceKind.LectureHall,
        ["lecture"] = SpaceKind.LectureHall,
        ["lab"] = SpaceKind.Laboratory,
        ["conferenceroom"] = SpaceKind.MeetingRoom,
        ["meeting"] = SpaceKind.MeetingRoom,
        ["seminarroom"] = SpaceKind.MeetingRoom,
        ["seminarraum"] = SpaceKind.MeetingRoom,
        ["boardroom"] = SpaceKind.MeetingRoom,
        ["administration"] = SpaceKind.Office,
        ["foodservice"] = SpaceKind.Cafe,
        ["coffee"] = SpaceKind.Cafe,
        ["canteen"] = SpaceKind.Cafe,
        ["restaurant"] = SpaceKind.Cafe,
        ["cafeteria"] = SpaceKind.Cafe,
        ["library"] = SpaceKind.Library,
        ["landesbibliothek"] = SpaceKind.Library,
        ["hall"] = SpaceKind.EventHall,
        ["ballroom"] = SpaceKind.EventHall,
        ["desk"] = SpaceKind.HotDesk,
        ["gallery"] = SpaceKind.Exhibition,
        ["terrace"] = SpaceKind.Outdoor,
        ["garden"] = SpaceKind.Outdoor,
    };

    /// <summary>Units of a floor plan that nobody books.</summary>
    private static readonly HashSet<string> s_notRooms =
    [
        "stairs", "steps", "staircase", "elevator", "lift", "escalator", "ramp", "restroom", "toilet", "wc", "bathroom", "shower", "corridor", "hallway", "walkway",
        "vestibule", "foyer", "shaft", "utility", "utilities", "storage", "mechanical", "electrical", "serverroom", "janitor", "cloakroom", "nonpublic", "opentobelow", "void",
    ];

    /// <summary>The kind of a category such as 'classroom', 'foodservice.coffee' or 'MeetingRoom'; null: the category is unknown.</summary>
    public static SpaceKind? OfCategory(string category) =>
        Forms(category).Select(Known).FirstOrDefault(k => k is not null) ?? (IsNoRoom(category) ? SpaceKind.Other : null);

    /// <summary>True for stairs, toilets and the like.</summary>
    public static bool IsNoRoom(string category) => Forms(category).Any(s_notRooms.Contains);

    /// <summary>The kind that a name speaks of; Other where it speaks of none.</summary>
    public static SpaceKind OfName(string name)
    {
        var words = name.Split([' ', '-', ',', '(', ')', '.', '/'], StringSplitOptions.RemoveEmptyEntries).Select(Plain).ToArray();
        var pairs = words.Zip(words.Skip(1), (a, b) => a + b);
        return pairs.Concat(words).Select(Known).FirstOrDefault(k => k is not null) ?? SpaceKind.Other;
    }

    private static SpaceKind? Known(string word) =>
        s_categories.TryGetValue(word, out var kind) ? kind
        : word.Length > 2 && !char.IsAsciiDigit(word[0]) && Enum.TryParse<SpaceKind>(word, ignoreCase: true, out var named) ? named
        : null;

    /// <summary>'foodservice.coffee' is looked up whole, then as 'foodservice'.</summary>
    private static string[] Forms(string category) => [Plain(category), Plain(category.Split('.')[0])];

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
