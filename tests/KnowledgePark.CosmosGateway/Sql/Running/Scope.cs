using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>What the names of a query stand for in one row; the inner name hides the outer.</summary>
internal sealed record Scope(string Alias, Value Value, Scope? Outer)
{
    public static Value Find(Scope? scope, string alias)
    {
        for (var at = scope; at is not null; at = at.Outer)
        {
            if (at.Alias == alias)
                return at.Value;
        }

        return Value.Undefined;
    }
}
