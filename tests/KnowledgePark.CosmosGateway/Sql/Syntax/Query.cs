namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>One SELECT as it was written.</summary>
internal sealed record Query
{
    public required Selection Select { get; init; }

    public Expression? Top { get; init; }

    /// <summary>FROM, then each JOIN. Empty: the query has one row that is made of constants.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    public Expression? Where { get; init; }

    public IReadOnlyList<OrderItem> OrderBy { get; init; } = [];

    public Expression? Offset { get; init; }

    public Expression? Limit { get; init; }

    /// <summary>What SELECT, WHERE and ORDER BY compute.</summary>
    public IEnumerable<Expression> Expressions => Select.Expressions.Concat(OrderBy.Select(o => o.Key)).Concat(Where is null ? [] : [Where]);

    /// <summary>The parameters that the query mentions, subqueries included.</summary>
    public IEnumerable<string> Parameters => Expressions.Concat(new[] { Top, Offset, Limit }.OfType<Expression>())
        .SelectMany(e => e.All)
        .SelectMany(e => e is Expression.Parameter parameter ? [parameter.Name] : e.Subquery?.Parameters ?? []);

    /// <summary>The aggregates of the SELECT clause.</summary>
    public IReadOnlyList<Expression.Call> Aggregates =>
        [.. Select.Expressions.SelectMany(e => e.All).OfType<Expression.Call>().Where(c => Running.Aggregation.IsAggregate(c.Name))];
}
