using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>Functions of numbers; of anything else they are undefined.</summary>
internal static class NumberFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        Function.OfNumber("ABS", Math.Abs),
        Function.OfNumber("FLOOR", Math.Floor),
        Function.OfNumber("CEILING", Math.Ceiling),
        Function.OfNumber("TRUNC", Math.Truncate),
        Function.OfNumber("SQRT", Math.Sqrt),
        Function.OfNumber("SQUARE", number => number * number),
        Function.OfNumber("SIGN", number => Math.Sign(number)),
        new("ROUND", 1, 2, Round),
        new("POWER", 2, 2, a => a[0].IsNumber && a[1].IsNumber ? Value.Of(Math.Pow(a[0].Number, a[1].Number)) : Value.Undefined),
    ];

    /// <summary>A half goes away from zero.</summary>
    private static Value Round(Value[] a)
    {
        if (!a[0].IsNumber || (a.Length > 1 && !a[1].IsNumber))
            return Value.Undefined;
        var digits = a.Length > 1 ? a[1].Number : 0;
        return digits is >= 0 and <= 15 && digits == Math.Floor(digits)
            ? Value.Of(Math.Round(a[0].Number, (int)digits, MidpointRounding.AwayFromZero))
            : Value.Undefined;
    }
}
