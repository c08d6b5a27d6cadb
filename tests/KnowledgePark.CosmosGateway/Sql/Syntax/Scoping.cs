using KnowledgePark.CosmosGateway.Http;

namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>Refuses names that nothing binds, and shapes of a query that the service does not compile.</summary>
internal static class Scoping
{
    public static void Check(Query query, IReadOnlyList<string> outer)
    {
        var names = outer.ToList();
        foreach (var source in query.Sources)
        {
            // The first name of an outermost FROM is the container, whatever it is called.
            if (source.Path is { } path && (outer.Count > 0 || names.Count > 0))
                CheckNames(path, names);
            else if (source.Path is null && outer.Count > 0)
                throw Refusal.NotImplemented("a subquery over the documents themselves");
            if (names.Contains(source.Alias))
                throw Refusal.Query("SC2012", $"The input alias '{source.Alias}' is specified more than once.");
            names.Add(source.Alias);
        }

        CheckShape(query);
        var expressions = query.Select.Expressions.Concat(query.OrderBy.Select(o => o.Key));
        foreach (var expression in query.Where is null ? expressions : expressions.Append(query.Where))
            CheckNames(expression, names);
        if (query.Where?.All.OfType<Expression.Call>().Any(c => Running.Aggregation.IsAggregate(c.Name)) == true)
            throw Refusal.Query("SC2103", "An aggregate cannot stand in a WHERE clause.");
    }

    private static void CheckNames(Expression expression, List<string> names)
    {
        foreach (var part in expression.All)
        {
            switch (part)
            {
                case Expression.Alias alias when !names.Contains(alias.Name):
                    throw Refusal.Query("SC2001", $"Identifier '{alias.Name}' could not be resolved.");
                case Expression.Exists e: Check(e.Query, names); break;
                case Expression.Collect c: Check(c.Query, names); break;
                case Expression.Scalar s: Check(s.Query, names); break;
                default: break;
            }
        }
    }

    private static void CheckShape(Query query)
    {
        if (query.Select is Selection.Everything && query.Sources.Count != 1)
            throw Refusal.Query("SC2040", "'SELECT *' is only valid with a single input set.");
        if (query.Aggregates.Count == 0)
            return;
        var isValue = query.Select is Selection.Plain;
        foreach (var selected in query.Select.Expressions)
        {
            // Rewritten by a planner, the aggregates stand in literals; as a person writes it, each is a whole item.
            var fits = selected is Expression.Call call && Running.Aggregation.IsAggregate(call.Name);
            var isRewritten = selected is Expression.Array || (selected is Expression.Object && !isValue);
            if (!fits && !isRewritten)
                throw Refusal.Query("SC2102", "Compositions of aggregates and other expressions are not allowed.");
        }

        if (query.OrderBy.Count > 0 || query.Top is not null || query.Offset is not null)
            throw Refusal.NotImplemented("ORDER BY, TOP or OFFSET with an aggregate");
    }
}
