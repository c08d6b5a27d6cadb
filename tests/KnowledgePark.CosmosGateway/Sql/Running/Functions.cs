using System.Collections.Frozen;
using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql.Syntax;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>The built-in functions that the gateway knows, by name, with how many arguments they take. Every other name is refused.</summary>
internal static class Functions
{
    private static readonly FrozenDictionary<string, (int Least, int Most, Func<Value[], Value> Apply)> Known =
        TextFunctions.All.Concat(NumberFunctions.All).Concat(ShapeFunctions.All)
            .ToFrozenDictionary(f => f.Name, f => (f.Least, f.Most, f.Apply), StringComparer.Ordinal);

    /// <summary>Refuses a call of a function that is unknown, or with the wrong number of arguments.</summary>
    public static void Check(Expression.Call call, int at)
    {
        var isAggregate = Aggregation.IsAggregate(call.Name);
        if (!isAggregate && !Known.ContainsKey(call.Name))
            throw Refusal.Query("SC2005", $"'{call.Name}' is not a recognized built-in function name.", at);
        var (least, most) = isAggregate ? (1, 1) : (Known[call.Name].Least, Known[call.Name].Most);
        if (call.Arguments.Count < least || call.Arguments.Count > most)
            throw Refusal.Query("SC2050", $"The {call.Name} function requires {(least == most ? $"{least}" : $"{least} to {most}")} argument(s).", at);
    }

    public static Value Apply(string name, Value[] arguments) => Known.TryGetValue(name, out var function)
        ? function.Apply(arguments)
        : throw Refusal.NotImplemented($"the aggregate {name} in this place");
}
