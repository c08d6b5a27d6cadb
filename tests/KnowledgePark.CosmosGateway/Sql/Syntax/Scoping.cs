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
                throw Refusal.Query("SC2021", $"The input set name or alias '{source.Alias}' is specified more than once in the FROM clause.");
            names.Add(source.Alias);
        }

        CheckShape(query);
        foreach (var expression in query.Expressions)
            CheckNames(expression, names);
        if (query.Where?.All.OfType<Expression.Call>().Any(c => Running.Aggregation.IsAggregate(c.Name)) == true)
            throw Refusal.Query("SC2104", "Aggregates are not allowed in the WHERE clause.");
    }

    private static void CheckNames(Expression expression, List<string> names)
    {
        foreach (var part in expression.All)
        {
            switch (part)
            {
                case Expression.Alias alias when !names.Contains(alias.Name):
                    throw Refusal.Query("SC2001", $"Identifier '{alias.Name}' could not be resolved.");
                case { Subquery: { } query }: Check(query, names); break;
                default: break;
            }
        }
    }

    private static void CheckShape(Query query)
    {
        if (query.Select is Selection.Everything && query.Sources.Count != 1)
            throw Refusal.Query("SC2042", "'SELECT *' is only valid with a single input set.");
        if (query.Aggregates.Count == 0)
            return;
        var isValue = query.Select is Selection.Plain;
        foreach (var selected in query.Select.Expressions)
        {
            // Rewritten by a planner, the aggregates stand in literals; as a person writes it, each is a whole item.
            var fits = selected is Expression.Call call && Running.Aggregation.IsAggregate(call.Name);
            var isRewritten = selected is Expression.Array || (selected is Expression.Object && !isValue);
            if (fits || isRewritten)
                continue;
            throw selected.All.OfType<Expression.Call>().Any(c => Running.Aggregation.IsAggregate(c.Name))
                ? Refusal.BadRequest("Compositions of aggregates and other expressions are not allowed.")
                : Refusal.Query("SC2102", $"'{Planning.QueryPrinter.Print(selected)}' is invalid in the select list because it is not contained in an aggregate function.");
        }

        if (query.OrderBy.Count > 0 || query.Top is not null || query.Offset is not null)
            throw Refusal.NotImplemented("ORDER BY, TOP or OFFSET with an aggregate");
    }
}
