namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>One key of ORDER BY. <paramref name="IsExplicit"/>: ASC was written and not left out.</summary>
internal sealed record OrderItem(Expression Key, bool IsDescending, bool IsExplicit);
