using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>A built-in function: its name in capitals and its number of arguments.</summary>
internal sealed record Function(string Name, int Least, int Most, Func<Value[], Value> Apply)
{
    /// <summary>Takes one string, else undefined.</summary>
    public static Function OfText(string name, Func<string, Value> apply) =>
        new(name, 1, 1, a => a[0].Kind == Kind.String ? apply(a[0].Text) : Value.Undefined);

    /// <summary>Takes one number, else undefined.</summary>
    public static Function OfNumber(string name, Func<double, double> apply) =>
        new(name, 1, 1, a => a[0].IsNumber ? Value.Of(apply(a[0].Number)) : Value.Undefined);

    /// <summary>Takes any one value.</summary>
    public static Function Of(string name, Func<Value, bool> apply) => new(name, 1, 1, a => Value.Of(apply(a[0])));
}
