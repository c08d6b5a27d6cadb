using System.Text;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>Functions of strings. Places and lengths count code points; comparison is ordinal unless the last argument says to ignore case.</summary>
internal static class TextFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        Test("CONTAINS", (text, part, comparison) => text.Contains(part, comparison)),
        Test("STARTSWITH", (text, part, comparison) => text.StartsWith(part, comparison)),
        Test("ENDSWITH", (text, part, comparison) => text.EndsWith(part, comparison)),
        Test("STRINGEQUALS", string.Equals),
        Function.OfText("LOWER", text => Value.Of(text.ToLowerInvariant())),
        Function.OfText("UPPER", text => Value.Of(text.ToUpperInvariant())),
        Function.OfText("LENGTH", text => Value.Of(text.EnumerateRunes().LongCount())),
        Function.OfText("TRIM", text => Value.Of(text.Trim())),
        Function.OfText("LTRIM", text => Value.Of(text.TrimStart())),
        Function.OfText("RTRIM", text => Value.Of(text.TrimEnd())),
        Function.OfText("REVERSE", text => Value.Of(Join(text.EnumerateRunes().Reverse()))),
        new("CONCAT", 2, int.MaxValue, a => AreText(a) ? Value.Of(string.Concat(a.Select(t => t.Text))) : Value.Undefined),
        new("REPLACE", 3, 3, a => AreText(a) && a[1].Text.Length > 0 ? Value.Of(a[0].Text.Replace(a[1].Text, a[2].Text, StringComparison.Ordinal)) : Value.Undefined),
        new("SUBSTRING", 3, 3, a => a[0].Kind == Kind.String && a[1].IsNumber && a[2].IsNumber ? Substring(a[0].Text, a[1].Number, a[2].Number) : Value.Undefined),
        new("LEFT", 2, 2, a => a[0].Kind == Kind.String && a[1].IsNumber ? Substring(a[0].Text, 0, a[1].Number) : Value.Undefined),
        new("RIGHT", 2, 2, a => a[0].Kind == Kind.String && a[1].IsNumber ? Right(a[0].Text, a[1].Number) : Value.Undefined),
        new("INDEX_OF", 2, 3, IndexOf),
        Function.OfText("STRINGTONUMBER", text => TryJson(text) is { IsNumber: true } number ? number : Value.Undefined),
        Function.OfText("STRINGTOBOOLEAN", text => TryJson(text) is { Kind: Kind.Bool } flag ? flag : Value.Undefined),
        new("TOSTRING", 1, 1, a => a[0].Kind switch
        {
            Kind.Undefined => Value.Undefined,
            Kind.String => a[0],
            _ => Value.Of(a[0].ToJson()),
        }),
    ];

    private static Function Test(string name, Func<string, string, StringComparison, bool> holds) => new(name, 2, 3, a =>
    {
        if (!AreText(a[..2]) || (a.Length > 2 && a[2].Kind != Kind.Bool))
            return Value.Undefined;
        var comparison = a.Length > 2 && a[2].IsTrue ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Value.Of(holds(a[0].Text, a[1].Text, comparison));
    });

    private static bool AreText(Value[] values) => values.All(v => v.Kind == Kind.String);

    /// <summary>What starts or ends outside the text is cut to it; a negative start gives the empty string, as the service has it.</summary>
    private static Value Substring(string text, double start, double length)
    {
        if (start != Math.Floor(start) || length != Math.Floor(length))
            return Value.Undefined;
        return start < 0 || length <= 0 ? Value.Of("") : Value.Of(Join(text.EnumerateRunes().Skip(Whole(start)).Take(Whole(length))));
    }

    private static Value Right(string text, double length)
    {
        if (length != Math.Floor(length))
            return Value.Undefined;
        return Value.Of(Join(text.EnumerateRunes().TakeLast(Whole(length))));
    }

    private static Value IndexOf(Value[] a)
    {
        if (!AreText(a[..2]) || (a.Length > 2 && !(a[2].IsNumber && a[2].Number == Math.Floor(a[2].Number))))
            return Value.Undefined;
        var from = a.Length > 2 ? Join(a[0].Text.EnumerateRunes().Take(Whole(a[2].Number))).Length : 0;
        if (a.Length > 2 && a[2].Number > a[0].Text.EnumerateRunes().Count())
            return Value.Of(-1);
        var at = a[0].Text.IndexOf(a[1].Text, from, StringComparison.Ordinal);
        return Value.Of(at < 0 ? -1 : a[0].Text[..at].EnumerateRunes().LongCount());
    }

    private static int Whole(double number) => (int)Math.Clamp(number, 0, int.MaxValue);

    private static string Join(IEnumerable<Rune> runes) => string.Concat(runes.Select(r => r.ToString()));

    private static Value TryJson(string text)
    {
        try
        {
            return ValueJson.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return Value.Undefined; // Text that is no JSON is the answer 'undefined', not a fault.
        }
    }
}
