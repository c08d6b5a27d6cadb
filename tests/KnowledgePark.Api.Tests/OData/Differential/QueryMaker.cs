using System.Globalization;

namespace KnowledgePark.Api.Tests.OData.Differential;

/// <summary>Makes up OData queries from the properties of a set: the same seed, the same query.</summary>
internal sealed class QueryMaker(Random random)
{
    private static readonly string[] s_literals = ["'Room 1'", "'room'", "'зала'", "'ЗАЛА'", "'%'", "'_'", "'1'", "' '", "''", "'O''Hara'", "'b1'", "'k05'", "'a\"b'"];
    private static readonly string[] s_instants = ["2026-11-24T12:00:00Z", "2026-11-25T14:00:00+02:00", "2026-11-26T00:00:00.1234567Z", "2026-11-24T13:35:00Z", "2026-11-27T09:30:00-05:00"];
    private static readonly string[] s_comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];

    private static readonly Dictionary<string, Names> s_sets = new()
    {
        ["spaces"] = new(
            ["id", "name", "nameBg", "code", "description", "floorId", "buildingId", "modeReason"], ["capacity", "areaSquareMetres"], [], ["isListed"], ["policy/minNotice", "policy/setup"],
            [("kind", ["laboratory", "classroom", "meetingRoom", "office"]), ("mode", ["reservable", "unavailable"])], [("features", "'projector'"), ("features", "'whiteboard'")], [("capacities", "people")]),
        ["bookings"] = new(
            ["id", "title", "organisationId", "buildingId", "cancelReason"], ["attendees", "sequence"], ["start", "end", "heldUntil", "createdAt", "updatedAt"], [], [],
            [("status", ["confirmed", "held", "cancelled"]), ("layout", ["theatre", "banquet"])], [("spaceIds", "'b1-s01'"), ("spaceIds", "'b2-s06'")], [("allocations", "spaceId")]),
        ["organisations"] = new(["id", "name", "nameBg", "website"], [], [], ["isActive"], [], [("kind", ["startup", "university"])], [], []),
        ["buildings"] = new(["id", "name", "nameBg", "code"], ["latitude", "longitude"], [], [], ["policy/minNotice"], [], [], []),
    };

    public string Next()
    {
        var set = One("spaces", "bookings", "spaces", "bookings", "organisations", "buildings");
        var names = s_sets[set];
        var options = new List<string>();
        if (Chance(90))
            options.Add($"$filter={Uri.EscapeDataString(Condition(names, 3))}");
        if (Chance(60))
            options.Add($"$orderby={Uri.EscapeDataString(Order(names))}");
        if (Chance(35))
            options.Add(string.Create(CultureInfo.InvariantCulture, $"$top={random.Next(0, 40)}"));
        if (Chance(20))
            options.Add(string.Create(CultureInfo.InvariantCulture, $"$skip={random.Next(0, 30)}"));
        if (Chance(25))
            options.Add("$count=true");
        if (Chance(6))
            options.Add($"$search={Uri.EscapeDataString(One("room", "зала", "NOT lab", "room OR зала"))}");
        return $"/odata/{set}?{string.Join('&', options)}";
    }

    private string Order(Names names)
    {
        var keys = Enumerable.Range(0, Chance(75) ? 1 : 2).Select(_ => One([.. names.Texts, .. names.Numbers, .. names.Instants, .. names.Flags]) + One("", " desc", " asc"));
        return string.Join(',', keys);
    }

    private string Condition(Names names, int depth) => (depth > 0 ? random.Next(10) : 9) switch
    {
        0 or 1 => $"({Condition(names, depth - 1)} and {Condition(names, depth - 1)})",
        2 or 3 => $"({Condition(names, depth - 1)} or {Condition(names, depth - 1)})",
        4 => $"not ({Condition(names, depth - 1)})",
        _ => Leaf(names),
    };

    private string Leaf(Names names) => random.Next(14) switch
    {
        0 or 1 or 2 => $"{Text(names)} {One(s_comparisons)} {One(s_literals)}",
        3 or 4 => $"{One("contains", "startswith", "endswith")}({Text(names)},{One(s_literals)})",
        5 => $"{One([.. names.Texts, .. names.Numbers, .. names.Instants])} {One("eq", "ne")} null",
        6 when names.Instants.Length > 0 => $"{One(names.Instants)} {One(s_comparisons)} {One(s_instants)}",
        7 when names.Instants.Length > 0 => One($"year({One(names.Instants)}) {One(s_comparisons)} 2026", $"date({One(names.Instants)}) {One(s_comparisons)} 2026-11-25", $"{One(names.Instants)} lt {One(names.Instants)}"),
        8 when names.Numbers.Length > 0 => $"{Number(names)} {One(s_comparisons)} {random.Next(-2, 30)}",
        9 when names.Enums.Length > 0 => Enumeration(names),
        10 when names.Lists.Length > 0 => List(names),
        11 when names.Flags.Length > 0 => $"{One(names.Flags)} {One("eq", "ne")} {One("true", "false")}",
        12 when names.Lengths.Length > 0 => One($"{One(names.Lengths)} {One("eq", "ne")} null", $"{One(names.Lengths)} {One(s_comparisons)} {One("duration'PT8H'", "duration'PT15M'")}"),
        13 => $"{One(names.Texts)} in ({string.Join(',', Enumerable.Range(0, 3).Select(_ => One(s_literals)))})",
        _ => One($"length({One(names.Texts)}) {One(s_comparisons)} {random.Next(0, 9)}", $"indexof({One(names.Texts)},'o') {One("eq", "ge", "lt")} {random.Next(0, 6)}"),
    };

    private string Text(Names names)
    {
        var name = One(names.Texts);
        return random.Next(8) switch
        {
            0 => $"tolower({name})",
            1 => $"toupper({name})",
            2 => $"trim({name})",
            3 => $"concat({name},{One(s_literals)})",
            4 => $"substring({name},{random.Next(0, 3)},{random.Next(1, 4)})",
            _ => name,
        };
    }

    private string Number(Names names)
    {
        var name = One(names.Numbers);
        return random.Next(8) switch
        {
            0 => $"{name} {One("add", "sub", "mul")} {random.Next(1, 4)}",
            1 => $"{name} {One("div", "mod")} {random.Next(2, 5)}",
            2 when name is "areaSquareMetres" or "latitude" => $"{One("round", "floor", "ceiling")}({name})",
            _ => name,
        };
    }

    private string Enumeration(Names names)
    {
        var (name, members) = names.Enums[random.Next(names.Enums.Length)];
        return Chance(30) ? $"{name} in ({string.Join(',', members.Take(2).Select(m => $"'{m}'"))})" : $"{name} {One("eq", "ne")} '{One(members)}'";
    }

    private string List(Names names)
    {
        if (names.Objects.Length > 0 && Chance(50))
        {
            var (list, property) = names.Objects[0];
            return property == "people"
                ? $"{list}/{One("any", "all")}(c:c/people {One("gt", "le", "eq")} {random.Next(0, 20)}{One("", " and c/layout eq 'theatre'")})"
                : $"{list}/any(a:a/spaceId eq '{One("b1-s01", "b2-s06", "b1-s20")}'{One("", " and a/to gt 2026-11-25T00:00:00Z")})";
        }

        var (name, item) = names.Lists[random.Next(names.Lists.Length)];
        return Chance(15) ? $"{name}/any()" : $"{name}/{One("any", "all")}(x:x {One("eq", "ne")} {item})";
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private string One(params string[] some) => some[random.Next(some.Length)];

    private sealed record Names(
        string[] Texts, string[] Numbers, string[] Instants, string[] Flags, string[] Lengths, (string Name, string[] Members)[] Enums, (string Name, string Item)[] Lists, (string Name, string Property)[] Objects);
}
