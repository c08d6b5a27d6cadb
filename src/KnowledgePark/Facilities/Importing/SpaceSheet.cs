namespace KnowledgePark.Facilities.Importing;

/// <summary>A table of spaces: a header and rows of text, whatever file it came from.</summary>
public sealed class SpaceSheet
{
    /// <summary>The most rows.</summary>
    public const int MaxRows = 5000;

    private static readonly Dictionary<string, string[]> s_headers = new()
    {
        ["id"] = ["unitid", "id", "spaceid"],
        ["building"] = ["building", "buildingname"],
        ["floor"] = ["level", "floor", "storey"],
        ["ordinal"] = ["ordinal", "levelnumber"],
        ["category"] = ["occupantcategory", "kind", "category", "type", "unitcategory"],
        ["code"] = ["number", "code", "roomnumber", "room"],
        ["name"] = ["nameen", "name", "title"],
        ["name_bg"] = ["namebg"],
        ["name_original"] = ["nameru", "nameoriginal", "namelocal", "namede"],
        ["capacity"] = ["capacity", "seats", "people"],
        ["area"] = ["aream2", "area", "areasquaremetres", "squaremetres"],
        ["features"] = ["features", "equipment"],
        ["description"] = ["description", "notes"],
    };

    private readonly Dictionary<string, int[]> _columns = [];
    private readonly Lazy<HashSet<string>> _repeatedNames;
    private readonly Dictionary<string, SpaceKind> _kinds = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="headers">The header row.</param>
    /// <param name="rows">The other rows; short ones have empty ends.</param>
    /// <param name="mapping">
    /// A person's words: a header and the column that it is ('Raumname', 'name'), or a category and its kind ('auditorium', 'LectureHall').
    /// </param>
    public SpaceSheet(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, IEnumerable<(string From, string To)> mapping)
    {
        Rows = rows;
        var stated = new Dictionary<string, string>();
        foreach (var (from, to) in mapping)
        {
            if (Enum.TryParse<SpaceKind>(to.Trim(), ignoreCase: true, out var kind) && !s_headers.ContainsKey(to.Trim()))
                _kinds[from.Trim()] = kind;
            else
                stated[Plain(from)] = to.Trim();
        }

        var plain = headers.Select(h => stated.GetValueOrDefault(Plain(h)) ?? Plain(h)).ToArray();
        foreach (var (column, known) in s_headers)
        {
            // In the order of preference: what the occupant calls a room says more than what the plan does.
            _columns[column] = [.. known.Prepend(column).SelectMany(name => Enumerable.Range(0, plain.Length).Where(i => plain[i] == name)).Distinct()];
        }

        _repeatedNames = new(() => [.. Rows.Select(r => Value(r, "name")).OfType<string>().GroupBy(n => n).Where(g => g.Skip(1).Any()).Select(g => g.Key)]);
        IgnoredHeaders = [.. headers.Where((_, i) => !_columns.Values.Any(c => c.Contains(i)))];
    }

    /// <summary>The rows, without the header.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Columns that are not understood.</summary>
    public IReadOnlyList<string> IgnoredHeaders { get; }

    /// <summary>True if the header names enough to make spaces of: a name, a code or an id.</summary>
    public bool IsUsable => _columns["id"].Length + _columns["name"].Length + _columns["code"].Length > 0;

    /// <summary>The first non-empty value of a column; null: there is none.</summary>
    internal string? Value(IReadOnlyList<string> row, string column) => Values(row, column).FirstOrDefault();

    /// <summary>The non-empty values of all headers that mean a column.</summary>
    internal IEnumerable<string> Values(IReadOnlyList<string> row, string column) =>
        _columns[column].Where(i => i < row.Count).Select(i => Clean(row[i])).Where(v => v.Length > 0);

    /// <summary>True for a bare 'Classroom' that several rows are called: it says what a room is and not which. A single 'Lab' is a name.</summary>
    internal bool IsOnlyAKind(string name) => KindGuess.OfCategory(name) is not null && _repeatedNames.Value.Contains(name);

    /// <summary>The kind that the mapping states for a category; null: none.</summary>
    internal SpaceKind? MappedKind(string category) => _kinds.TryGetValue(category, out var kind) ? kind : null;

    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
