using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>
/// The operators. Equality holds across kinds and is undefined only beside undefined; less and greater want two values of one kind that has an
/// order; AND and OR are three-valued, and what is no bool counts as undefined.
/// </summary>
internal static class Operators
{
    public static Value Apply(string sign, Value operand) => sign switch
    {
        "NOT" when operand.Kind == Kind.Bool => Value.Of(!operand.IsTrue),
        "-" when operand.IsNumber => operand is { IsWhole: true, Whole: not long.MinValue } ? Value.Of(-operand.Whole) : Value.Of(-operand.Number),
        "+" when operand.IsNumber => operand,
        _ => Value.Undefined,
    };

    public static Value Apply(string sign, Value a, Value b) => sign switch
    {
        "AND" => a.IsFalse || b.IsFalse ? Value.False : a.IsTrue && b.IsTrue ? Value.True : Value.Undefined,
        "OR" => a.IsTrue || b.IsTrue ? Value.True : a.IsFalse && b.IsFalse ? Value.False : Value.Undefined,
        "=" => a.IsDefined && b.IsDefined ? Value.Of(ValueOrder.AreEqual(a, b)) : Value.Undefined,
        "!=" => a.IsDefined && b.IsDefined ? Value.Of(!ValueOrder.AreEqual(a, b)) : Value.Undefined,
        "<" or "<=" or ">" or ">=" => Compare(sign, a, b),
        "||" => a.Kind == Kind.String && b.Kind == Kind.String ? Value.Of(a.Text + b.Text) : Value.Undefined,
        _ => a.IsNumber && b.IsNumber ? Calculate(sign, a, b) : Value.Undefined,
    };

    private static Value Compare(string sign, Value a, Value b)
    {
        if (a.Kind != b.Kind || a.Kind is Kind.Undefined or Kind.Array or Kind.Object)
            return Value.Undefined;
        if (a.IsNumber && (double.IsNaN(a.Number) || double.IsNaN(b.Number)))
            return Value.False;
        var order = ValueOrder.Instance.Compare(a, b);
        return Value.Of(sign switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 });
    }

    private static Value Calculate(string sign, Value a, Value b) => sign switch
    {
        "+" => Value.Of(a.Number + b.Number),
        "-" => Value.Of(a.Number - b.Number),
        "*" => Value.Of(a.Number * b.Number),
        "/" => Value.Of(a.Number / b.Number),
        "%" => Value.Of(a.Number % b.Number),
        _ => throw new InvalidOperationException($"No operator {sign}."),
    };
}
