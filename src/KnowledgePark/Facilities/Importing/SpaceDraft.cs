using System.Globalization;
using KnowledgePark.Records;

namespace KnowledgePark.Facilities.Importing;

/// <summary>One row of a <see cref="SpaceSheet"/> as a space, and what had to be decided about it.</summary>
internal sealed record SpaceDraft(int Row, Space Space, string? Floor, int? Ordinal, IReadOnlyList<string> Notes)
{
    /// <summary>The category is one that nobody knows.</summary>
    public string? UnknownCategory { get; private init; }

    public bool IsCapacityEstimated { get; private init; }

    /// <summary>Reads a row. Never fails: what is missing or wrong gets a sensible value and a note.</summary>
    public static SpaceDraft Of(SpaceSheet sheet, int row, string buildingId)
    {
        var values = sheet.Rows[row];
        string? Value(string column) => sheet.Value(values, column);
        var notes = new List<string>();
        var area = Number(Value("area"), "area", notes);
        var (kind, category, isKnown) = KindOf(sheet, values, area);
        var stated = Number(Value("capacity"), "capacity", notes);
        var capacity = stated is >= 1 and <= 100_000 ? (int)stated.Value
            : area is { } squareMetres ? CapacityEstimate.Of(kind, squareMetres)
            : CapacityEstimate.Typical(kind);
        var code = Value("code");
        var id = Value("id");
        var called = Value("name") is { } text && !sheet.IsOnlyAKind(text) ? text : null;
        var name = called ?? NameOf(code, kind, id ?? DerivedId.Hash(8, [.. values]));
        var identity = id ?? code ?? name;
        var (mode, reason) = ModeOf(kind, category, notes);
        var isNameless = code is null && called is null;
        if (isNameless)
            notes.Add("the file states neither name nor number; it can be booked, but no search offers it until it is listed");
        var described = new List<string?>
        {
            Value("description"),
            Value("name_original") is { } original ? $"Original name: {original}." : null,
            stated is null ? EstimateInWords(kind, area) : null,
        };
        var space = new Space
        {
            Id = id is not null && RecordId.IsValid(id) ? id : DerivedId.Within(buildingId, identity, identity),
            BuildingId = buildingId,
            Name = name,
            NameBg = Value("name_bg"),
            Code = code,
            Description = string.Join(' ', described.OfType<string>()) is { Length: > 0 } description ? description : null,
            Kind = kind,
            Capacity = capacity,
            Features = FeaturesIn(Value("features") ?? ""),
            AreaSquareMetres = area > 0 ? area : null,
            Mode = mode,
            ModeReason = reason,
            IsListed = !isNameless,
        };
        var ordinal = Value("ordinal") ?? Value("floor") ?? "";
        return new SpaceDraft(row + 1, space, Value("floor") ?? Value("ordinal"), LevelIn(ordinal), notes)
        {
            UnknownCategory = isKnown ? null : category ?? "(none)",
            IsCapacityEstimated = stated is null,
        };
    }

    /// <summary>The first category that is known counts; an auditorium is a lecture hall only if it is large.</summary>
    private static (SpaceKind Kind, string? Category, bool IsKnown) KindOf(SpaceSheet sheet, IReadOnlyList<string> values, double? area)
    {
        var categories = sheet.Values(values, "category").ToArray();
        foreach (var category in categories)
        {
            if (sheet.MappedKind(category) is { } mapped)
                return (mapped, category, true);
            if (KindGuess.OfCategory(category) is { } kind)
                return (kind == SpaceKind.LectureHall && area < KindGuess.LectureHallSquareMetres ? SpaceKind.Classroom : kind, category, true);
        }

        return (SpaceKind.Other, categories.FirstOrDefault(), false);
    }

    private static (SpaceMode Mode, string? Reason) ModeOf(SpaceKind kind, string? category, List<string> notes)
    {
        (SpaceMode, string?) mode =
            category is not null && kind == SpaceKind.Other && KindGuess.IsNoRoom(category) ? (SpaceMode.Unavailable, $"Not a room to book: {category}")
            : kind == SpaceKind.Office ? (SpaceMode.Assigned, "An office; make it reservable if it may be booked")
            : kind == SpaceKind.Cafe ? (SpaceMode.DropIn, "Open to whoever comes")
            : (SpaceMode.Reservable, null);
        if (mode.Item2 is { } reason)
            notes.Add($"{mode.Item1}: {reason}");
        return mode;
    }

    private static string NameOf(string? code, SpaceKind kind, string identity)
    {
        var what = kind == SpaceKind.Other ? "Room" : string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
        return code is not null ? $"{what} {code}" : $"{what} without number ({identity[..Math.Min(8, identity.Length)]})";
    }

    private static string EstimateInWords(SpaceKind kind, double? area)
    {
        var squareMetres = CapacityEstimate.SquareMetresAPerson(kind);
        return area is null
            ? $"Capacity is an estimate: usual for its kind, {kind}."
            : string.Create(CultureInfo.InvariantCulture, $"Capacity is an estimate: {area} m² at {squareMetres} m² a person.");
    }

    private static string[] FeaturesIn(string text) =>
        [.. text.Split([';', ',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(f => f.ToLowerInvariant()).Distinct()];

    private static double? Number(string? text, string what, List<string> notes)
    {
        if (text is null)
            return null;
        // 41,8 is 41.8; a comma never groups thousands in the size of a room.
        if (double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000)
            return number;
        notes.Add($"its {what} '{(text.Length <= 20 ? text : text[..20])}' is no positive number and was not taken");
        return null;
    }

    /// <summary>'1', '-1' and 'Level 1' are levels; 'Attic' is none.</summary>
    private static int? LevelIn(string text)
    {
        var word = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level) && level is > -100 and < 1000 ? level : null;
    }
}
