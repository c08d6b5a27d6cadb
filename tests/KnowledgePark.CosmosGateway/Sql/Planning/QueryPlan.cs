using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql.Running;
using KnowledgePark.CosmosGateway.Sql.Syntax;

namespace KnowledgePark.CosmosGateway.Sql.Planning;

/// <summary>
/// How the SDK is to spread a query over the ranges and merge what comes back. Example: for <c>SELECT c.a FROM c ORDER BY c.b</c> each range is
/// asked for <c>c._rid, [{"item": c.b}] AS orderByItems, {"a": c.a} AS payload</c>; the SDK merges by the items and hands out the payloads.
/// </summary>
internal static class QueryPlan
{
    /// <summary>The SDK puts <c>true</c> here, or, when it resumes, a condition on the ORDER BY values.</summary>
    private static readonly Expression Filter = new Expression.Alias("{documentdb-formattableorderbyquery-filter}");

    public static Value Of(QuerySpec spec, Query query, string partitionKeyPath)
    {
        var evaluator = new Evaluator(spec.Parameters);
        var top = Count(evaluator, query.Top);
        var offset = Count(evaluator, query.Offset);
        var limit = Count(evaluator, query.Limit);
        var rewritten = Rewrite(query with
        {
            Offset = offset is null ? null : new Expression.Literal(Value.Of(0)),
            Limit = offset is null ? null : new Expression.Literal(Value.Of(offset.Value + limit ?? 0)),
        });
        var info = new OrderedDictionary<string, Value>
        {
            ["distinctType"] = Value.Of("None"),
            ["top"] = Of(top),
            ["offset"] = Of(offset),
            ["limit"] = Of(limit),
            ["orderBy"] = Value.Of(query.OrderBy.Select(o => Value.Of(o.IsDescending ? "Descending" : "Ascending"))),
            ["orderByExpressions"] = Value.Of(query.OrderBy.Select(o => Value.Of(QueryPrinter.Print(o.Key)))),
            ["groupByExpressions"] = Value.Of(Enumerable.Empty<Value>()),
            ["groupByAliases"] = Value.Of(IsGrouped(query) ? ((Selection.Named)query.Select).Members.Select(m => Value.Of(m.Name)) : []),
            ["aggregates"] = Value.Of(query.Select is Selection.Plain { Value: Expression.Call call } && Aggregation.IsAggregate(call.Name) ? [Value.Of(AggregateName(call))] : []),
            ["groupByAliasToAggregateType"] = Value.Of(IsGrouped(query) ? Types((Selection.Named)query.Select) : []),
            ["rewrittenQuery"] = Value.Of(rewritten),
            ["hasSelectValue"] = Value.Of(query.Select is Selection.Plain),
            ["dCountInfo"] = Value.Null,
            ["hasNonStreamingOrderBy"] = Value.False,
        };
        return Value.Of(new OrderedDictionary<string, Value>
        {
            ["partitionedQueryExecutionInfoVersion"] = Value.Of(2),
            ["queryInfo"] = Value.Of(info),
            ["queryRanges"] = KeyRanges.Of(query, evaluator, partitionKeyPath),
        });
    }

    private static string Rewrite(Query query)
    {
        if (query.Aggregates.Count > 0)
            return QueryPrinter.Print(query with { Select = Totals(query.Select) });
        if (query.OrderBy.Count > 0)
            return QueryPrinter.Print(Ordered(query));
        return query.Offset is null ? "" : QueryPrinter.Print(query);
    }

    private static Query Ordered(Query query)
    {
        Expression root = query.Select is Selection.Everything || query.Sources[0].Path is null ? new Expression.Alias(query.Sources[0].Alias) : throw Refusal.NotImplemented("ORDER BY over FROM … IN");
        var payload = query.Select switch
        {
            Selection.Plain plain => plain.Value,
            Selection.Named named => new Expression.Object(named.Members),
            _ => root,
        };
        var items = new Expression.Array([.. query.OrderBy.Select(o => new Expression.Object([("item", o.Key)]))]);
        var rid = new Expression.Member(root, new Expression.Literal(Value.Of("_rid")));
        // The printed form wants the filter in parentheses of its own.
        Expression filter = new Expression.Alias($"({((Expression.Alias)Filter).Name})");
        var where = query.Where is { } condition ? new Expression.Binary("AND", condition, filter) : filter;
        return query with
        {
            Select = new Selection.Named([("_rid", rid), ("orderByItems", items), ("payload", payload)]),
            Where = query.Select is Selection.Plain { Value: var value } ? new Expression.Binary("AND", where, new Expression.Call("IS_DEFINED", [value])) : where,
        };
    }

    private static bool IsGrouped(Query query) => query.Aggregates.Count > 0 && query.Select is Selection.Named;

    private static Selection Totals(Selection selection) => selection switch
    {
        Selection.Plain { Value: Expression.Call call } => new Selection.Plain(new Expression.Array([new Expression.Object(Item(call))])),
        Selection.Named named => new Selection.Named([("payload", new Expression.Object([.. named.Members.Select(m => (m.Name, (Expression)new Expression.Object(Item((Expression.Call)m.Value))))]))]),
        _ => throw Refusal.BadRequest("Compositions of aggregates and other expressions are not allowed."),
    };

    /// <summary>What a range must send of an aggregate so that parts can be merged: an average needs its sum and count, an extreme its count.</summary>
    private static IReadOnlyList<(string Name, Expression Value)> Item(Expression.Call call)
    {
        var of = call.Arguments;
        var count = new Expression.Call("COUNT", of);
        return call.Name switch
        {
            "AVG" => [("item", new Expression.Object([("sum", new Expression.Call("SUM", of)), ("count", count)]))],
            "MIN" or "MAX" =>
            [
                ("item", call),
                ("item2", new Expression.Object([(call.Name == "MIN" ? "min" : "max", new Expression.Call(call.Name, of)), ("count", count)])),
            ],
            _ => [("item", call)],
        };
    }

    private static OrderedDictionary<string, Value> Types(Selection.Named named) =>
        new(named.Members.Select(m => new KeyValuePair<string, Value>(m.Name, Value.Of(AggregateName((Expression.Call)m.Value)))));

    private static string AggregateName(Expression.Call call) => call.Name switch
    {
        "AVG" => "Average",
        _ => call.Name[..1] + call.Name[1..].ToLowerInvariant(),
    };

    private static Value Of(long? number) => number is { } value ? Value.Of(value) : Value.Null;

    private static long? Count(Evaluator evaluator, Expression? expression)
    {
        if (expression is null)
            return null;
        return evaluator.Evaluate(expression, null) is { IsWhole: true, Whole: >= 0 } count
            ? count.Whole
            : throw Refusal.Query("SC2060", "TOP, OFFSET and LIMIT want a whole number that is not negative.");
    }
}
