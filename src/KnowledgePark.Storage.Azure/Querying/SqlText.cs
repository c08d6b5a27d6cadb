using System.Globalization;
using KnowledgePark.Storage.Azure.Documents;
using KnowledgePark.Storage.Azure.Provisioning;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>A shape as Cosmos DB SQL with its parameters.</summary>
internal sealed record SqlText(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)
{
    private const string Record = """c["record"]""";

    /// <summary>The records that the shape selects, each with its ETag.</summary>
    public static SqlText Select<T>(ShapeSteps steps) where T : class, IRecord
    {
        var (where, parameters, scope) = Where<T>(steps);
        var sql = $"""SELECT {Record} AS record, c["_etag"] AS _etag FROM c WHERE {where}{OrderBy<T>(steps, scope)}{Page(steps)}""";
        return new SqlText(sql, parameters.All);
    }

    /// <summary>How many match the filters; the page is not part of it.</summary>
    public static SqlText Count<T>(ShapeSteps steps) where T : class, IRecord
    {
        var (where, parameters, _) = Where<T>(steps);
        return new SqlText($"SELECT VALUE COUNT(1) FROM c WHERE {where}", parameters.All);
    }

    /// <summary>A 1 for each record that the shape selects.</summary>
    public static SqlText Some<T>(ShapeSteps steps) where T : class, IRecord
    {
        var (where, parameters, _) = Where<T>(steps);
        return new SqlText($"SELECT VALUE 1 FROM c WHERE {where}{Page(steps)}", parameters.All);
    }

    public QueryDefinition ToDefinition() => Parameters.Aggregate(new QueryDefinition(Sql), (query, p) => query.WithParameter(p.Name, p.Value));

    private static (string Where, SqlParameters Parameters, Scope Scope) Where<T>(ShapeSteps steps) where T : class, IRecord
    {
        var parameters = new SqlParameters();
        var scope = new Scope();
        var conditions = new Conditions(scope, parameters);
        var where = $"""c["type"] = "{Kind.Of<T>().Name}" """.TrimEnd();
        foreach (var filter in steps.Filters)
        {
            scope.Enter(filter.Parameters[0], Record);
            where += $" AND {conditions.Of(filter.Body)}";
        }

        return (where, parameters, scope);
    }

    /// <summary>Why Cosmos DB cannot sort so, though the order has a meaning; null: it can.</summary>
    public static NotSupportedByStoreException? RefusalOf<T>(ShapeSteps steps) where T : class, IRecord
    {
        var keys = Keys(steps, new Scope());
        return keys.Count == 0 || Orders.Serve(keys) ? null : Orders.Refusal(Kind.Of<T>());
    }

    private static string OrderBy<T>(ShapeSteps steps, Scope scope) where T : class, IRecord
    {
        var keys = Keys(steps, scope);
        if (keys.Count == 0)
            return "";
        if (!Orders.Serve(keys))
            throw Orders.Refusal(Kind.Of<T>());
        return $" ORDER BY {string.Join(", ", keys.Select(k => $"{k.Sql} {(k.IsDescending ? "DESC" : "ASC")}"))}";
    }

    private static List<OrderKey> Keys(ShapeSteps steps, Scope scope)
    {
        var keys = new List<OrderKey>();
        foreach (var step in steps.Orders)
        {
            scope.Enter(step.Key.Parameters[0], Record);
            if (scope.PathOf(step.Key.Body) is not { } path || (!path.IsOrdered && path.Type != typeof(bool)))
                throw new NotSupportedByStoreException("This store orders by texts, numbers, times and truth values of a record only.");
            // What has been ordered by once decides nothing more.
            if (keys.All(k => k.Sql != path.Sql))
                keys.Add(new OrderKey(path.Sql, step.IsDescending));
        }

        return keys;
    }

    private static string Page(ShapeSteps steps) => steps is { Skip: 0, Take: null }
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" OFFSET {steps.Skip} LIMIT {steps.Take ?? int.MaxValue}");
}
