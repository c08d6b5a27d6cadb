using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>What gives one value for one row.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>A constant; undefined too.</summary>
    public sealed record Literal(Value Value) : Expression;

    /// <summary>A value that comes with the query: <c>@p0</c>.</summary>
    public sealed record Parameter(string Name) : Expression;

    /// <summary>What FROM or JOIN has bound to a name.</summary>
    public sealed record Alias(string Name) : Expression;

    /// <summary><c>of.key</c>, <c>of["key"]</c> or <c>of[0]</c>.</summary>
    public sealed record Member(Expression Of, Expression Key) : Expression;

    public sealed record Unary(string Operator, Expression Operand) : Expression;

    public sealed record Binary(string Operator, Expression Left, Expression Right) : Expression;

    public sealed record Conditional(Expression Condition, Expression Then, Expression Else) : Expression;

    public sealed record In(Expression Needle, IReadOnlyList<Expression> Items, bool IsNegated) : Expression;

    public sealed record Between(Expression Middle, Expression Low, Expression High, bool IsNegated) : Expression;

    /// <summary>A built-in function or an aggregate; the name in capitals.</summary>
    public sealed record Call(string Name, IReadOnlyList<Expression> Arguments) : Expression;

    public sealed record Array(IReadOnlyList<Expression> Items) : Expression;

    public sealed record Object(IReadOnlyList<(string Name, Expression Value)> Members) : Expression;

    public sealed record Exists(Query Query) : Expression;

    /// <summary><c>ARRAY(SELECT …)</c>: the rows of a query as one array.</summary>
    public sealed record Collect(Query Query) : Expression;

    /// <summary><c>(SELECT …)</c>: the only row of a query; undefined if it has none.</summary>
    public sealed record Scalar(Query Query) : Expression;

    /// <summary>The parts, without what lies in a subquery.</summary>
    public IEnumerable<Expression> Parts => this switch
    {
        Member m => [m.Of, m.Key],
        Unary u => [u.Operand],
        Binary b => [b.Left, b.Right],
        Conditional c => [c.Condition, c.Then, c.Else],
        In i => [i.Needle, .. i.Items],
        Between b => [b.Middle, b.Low, b.High],
        Call c => c.Arguments,
        Array a => a.Items,
        Object o => o.Members.Select(m => m.Value),
        _ => [],
    };

    /// <summary>The query that this stands for; null if it is none.</summary>
    public Query? Subquery => this switch
    {
        Exists e => e.Query,
        Collect c => c.Query,
        Scalar s => s.Query,
        _ => null,
    };

    /// <summary>This and everything in it, without what lies in a subquery.</summary>
    public IEnumerable<Expression> All => Parts.SelectMany(p => p.All).Prepend(this);
}
