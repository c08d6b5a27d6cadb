namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>What a SELECT makes of a row.</summary>
internal abstract record Selection
{
    private Selection()
    {
    }

    /// <summary><c>SELECT *</c></summary>
    public sealed record Everything : Selection;

    /// <summary><c>SELECT VALUE e</c>: undefined gives no row.</summary>
    public sealed record Plain(Expression Value) : Selection;

    /// <summary><c>SELECT e AS name, …</c>: undefined gives no member.</summary>
    public sealed record Named(IReadOnlyList<(string Name, Expression Value)> Members) : Selection;

    public IEnumerable<Expression> Expressions => this switch
    {
        Plain p => [p.Value],
        Named n => n.Members.Select(m => m.Value),
        _ => [],
    };
}
