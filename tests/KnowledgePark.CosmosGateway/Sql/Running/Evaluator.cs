using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql.Syntax;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>The value of an expression in a row. Nothing fails here: what cannot be computed is undefined.</summary>
internal sealed class Evaluator(IReadOnlyDictionary<string, Value> parameters)
{
    /// <summary>What the aggregates of the query came to; they are constants when the one row of their query is made.</summary>
    public IReadOnlyDictionary<Expression.Call, Value>? Totals { get; init; }

    public Value Evaluate(Expression expression, Scope? row) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Parameter parameter => parameters.GetValueOrDefault(parameter.Name),
        Expression.Alias alias => Scope.Find(row, alias.Name),
        Expression.Member member => Member(Evaluate(member.Of, row), Evaluate(member.Key, row)),
        Expression.Unary unary => Operators.Apply(unary.Operator, Evaluate(unary.Operand, row)),
        Expression.Binary { Operator: "??" } binary => Evaluate(binary.Left, row) is { IsDefined: true } left ? left : Evaluate(binary.Right, row),
        Expression.Binary binary => Operators.Apply(binary.Operator, Evaluate(binary.Left, row), Evaluate(binary.Right, row)),
        Expression.Conditional c => Evaluate(Evaluate(c.Condition, row).IsTrue ? c.Then : c.Else, row),
        Expression.In membership => In(membership, row),
        Expression.Between between => Between(between, row),
        Expression.Call call when Totals?.TryGetValue(call, out var total) == true => total,
        Expression.Call call => Functions.Apply(call.Name, [.. call.Arguments.Select(a => Evaluate(a, row))]),
        Expression.Array array => Value.Of(array.Items.Select(i => Evaluate(i, row))),
        Expression.Object obj => Object(obj.Members, row),
        Expression.Exists exists => Value.Of(Rows(exists.Query, row).Any()),
        Expression.Collect collect => Value.Of(Rows(collect.Query, row)),
        Expression.Scalar scalar => Single(scalar.Query, row),
        _ => throw new InvalidOperationException($"No rule for {expression.GetType().Name}."),
    };

    /// <summary>An object of the members that are defined.</summary>
    public Value Object(IEnumerable<(string Name, Expression Value)> members, Scope? row)
    {
        var made = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, expression) in members)
        {
            if (Evaluate(expression, row) is { IsDefined: true } value)
                made[name] = value;
        }

        return Value.Of(made);
    }

    /// <summary>The rows of FROM, JOIN and WHERE, as scopes on top of <paramref name="outer"/>.</summary>
    public IEnumerable<Scope?> Match(Query query, Scope? outer)
    {
        IEnumerable<Scope?> rows = [outer];
        foreach (var source in query.Sources)
        {
            if (source is { IsIterated: true, Path: { } path })
                rows = rows.SelectMany(row => Items(Evaluate(path, row)).Select(item => new Scope(source.Alias, item, row)));
        }

        return query.Where is { } where ? rows.Where(row => Evaluate(where, row).IsTrue) : rows;

        static IReadOnlyList<Value> Items(Value value) => value.Kind == Kind.Array ? value.Items : [];
    }

    /// <summary>What SELECT makes of a row; undefined for none.</summary>
    public Value Project(Query query, Scope? row) => query.Select switch
    {
        Selection.Plain plain => Evaluate(plain.Value, row),
        Selection.Named named => Object(named.Members, row),
        _ => Scope.Find(row, query.Sources[0].Alias),
    };

    private IEnumerable<Value> Rows(Query query, Scope? row)
    {
        if (query.OrderBy.Count > 0 || query.Top is not null || query.Offset is not null || query.Aggregates.Count > 0)
            throw Refusal.NotImplemented("ORDER BY, TOP, OFFSET or an aggregate in a subquery");
        return Match(query, row).Select(inner => Project(query, inner)).Where(value => value.IsDefined);
    }

    private Value Single(Query query, Scope? row)
    {
        var rows = Rows(query, row).Take(2).ToList();
        return rows.Count > 1 ? throw Refusal.BadRequest("The cardinality of a scalar subquery result set cannot be greater than one.") : rows.FirstOrDefault();
    }

    private static Value Member(Value of, Value key) => key.Kind switch
    {
        Kind.String => of.Member(key.Text),
        Kind.Number => of.Item(key.Number),
        _ => Value.Undefined,
    };

    private Value In(Expression.In membership, Scope? row)
    {
        var needle = Evaluate(membership.Needle, row);
        if (!needle.IsDefined)
            return Value.Undefined;
        var isFound = membership.Items.Any(item => Evaluate(item, row) is { IsDefined: true } value && ValueOrder.AreEqual(needle, value));
        return Value.Of(isFound != membership.IsNegated);
    }

    private Value Between(Expression.Between between, Scope? row)
    {
        var middle = Evaluate(between.Middle, row);
        var result = Operators.Apply(
            "AND",
            Operators.Apply(">=", middle, Evaluate(between.Low, row)),
            Operators.Apply("<=", middle, Evaluate(between.High, row)));
        return between.IsNegated ? Operators.Apply("NOT", result) : result;
    }
}
