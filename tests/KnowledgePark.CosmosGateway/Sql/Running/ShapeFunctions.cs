using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>Functions that ask what a value is, and functions of arrays.</summary>
internal static class ShapeFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        Function.Of("IS_DEFINED", value => value.IsDefined),
        Function.Of("IS_NULL", value => value.Kind == Kind.Null),
        Function.Of("IS_BOOL", value => value.Kind == Kind.Bool),
        Function.Of("IS_NUMBER", value => value.IsNumber),
        Function.Of("IS_STRING", value => value.Kind == Kind.String),
        Function.Of("IS_ARRAY", value => value.Kind == Kind.Array),
        Function.Of("IS_OBJECT", value => value.Kind == Kind.Object),
        Function.Of("IS_PRIMITIVE", value => value.Kind is Kind.Null or Kind.Bool or Kind.Number or Kind.String),
        Function.Of("IS_INTEGER", value => value.IsNumber && value.Number == Math.Floor(value.Number) && double.IsFinite(value.Number)),
        Function.Of("IS_FINITE_NUMBER", value => value.IsNumber && double.IsFinite(value.Number)),
        new("IIF", 3, 3, a => a[0].IsTrue ? a[1] : a[2]),
        new("ARRAY_LENGTH", 1, 1, a => a[0].Kind == Kind.Array ? Value.Of((long)a[0].Items.Count) : Value.Undefined),
        new("ARRAY_CONTAINS", 2, 3, Contains),
        new("ARRAY_CONCAT", 2, int.MaxValue, a => a.All(v => v.Kind == Kind.Array) ? Value.Of(a.SelectMany(v => v.Items)) : Value.Undefined),
    ];

    private static Value Contains(Value[] a)
    {
        if (a[0].Kind != Kind.Array || !a[1].IsDefined || (a.Length > 2 && a[2].Kind != Kind.Bool))
            return Value.Undefined;
        return Value.Of(a[0].Items.Any(item => a.Length > 2 && a[2].IsTrue ? ValueOrder.Holds(item, a[1]) : ValueOrder.AreEqual(item, a[1])));
    }
}
