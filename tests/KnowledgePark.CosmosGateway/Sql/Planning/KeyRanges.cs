using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;
using KnowledgePark.CosmosGateway.Sql.Running;
using KnowledgePark.CosmosGateway.Sql.Syntax;

namespace KnowledgePark.CosmosGateway.Sql.Planning;

/// <summary>Which effective keys a query can concern: those that WHERE names with = or IN, otherwise all.</summary>
internal static class KeyRanges
{
    public static Value Of(Query query, Evaluator evaluator, string partitionKeyPath)
    {
        var keys = query is { Where: { } where, Sources: [{ Path: null } root, ..] }
            ? Named(where, Path(root.Alias, partitionKeyPath), evaluator)
            : null;
        if (keys is null)
            return Value.Of([Range("", "FF", isMaxInclusive: false)]);
        return Value.Of(keys.Select(k => k.Effective).Distinct().Order(StringComparer.Ordinal).Select(e => Range(e, e, isMaxInclusive: true)));
    }

    /// <summary>The keys that a condition lets through; null: it does not say.</summary>
    private static IReadOnlyList<PartitionKey>? Named(Expression condition, string path, Evaluator evaluator)
    {
        switch (condition)
        {
            case Expression.Binary { Operator: "AND" } and:
                return Named(and.Left, path, evaluator) ?? Named(and.Right, path, evaluator);
            case Expression.Binary { Operator: "OR" } or:
                return Named(or.Left, path, evaluator) is { } left && Named(or.Right, path, evaluator) is { } right ? [.. left, .. right] : null;
            case Expression.Binary { Operator: "=" } equal when QueryPrinter.Print(equal.Left) == path && IsConstant(equal.Right):
                return Keys([equal.Right], evaluator);
            case Expression.Binary { Operator: "=" } equal when QueryPrinter.Print(equal.Right) == path && IsConstant(equal.Left):
                return Keys([equal.Left], evaluator);
            case Expression.In { IsNegated: false } membership when QueryPrinter.Print(membership.Needle) == path && membership.Items.All(IsConstant):
                return Keys(membership.Items, evaluator);
            default:
                return null;
        }
    }

    private static bool IsConstant(Expression expression) => expression is Expression.Literal or Expression.Parameter;

    private static IReadOnlyList<PartitionKey>? Keys(IReadOnlyList<Expression> constants, Evaluator evaluator)
    {
        var values = constants.Select(c => evaluator.Evaluate(c, null)).ToList();
        return values.TrueForAll(v => v.Kind is Kind.Null or Kind.Bool or Kind.Number or Kind.String) ? [.. values.Select(PartitionKey.Of)] : null;
    }

    private static string Path(string root, string partitionKeyPath) => QueryPrinter.Print(
        partitionKeyPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(
            (Expression)new Expression.Alias(root), (path, name) => new Expression.Member(path, new Expression.Literal(Value.Of(name.Trim('"'))))));

    private static Value Range(string min, string max, bool isMaxInclusive) => Value.Of(new OrderedDictionary<string, Value>
    {
        ["min"] = Value.Of(min),
        ["max"] = Value.Of(max),
        ["isMinInclusive"] = Value.True,
        ["isMaxInclusive"] = Value.Of(isMaxInclusive),
    });
}
