namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>
/// One name that FROM or JOIN binds. <paramref name="Path"/> is null for the documents themselves; with <paramref name="IsIterated"/> the
/// name stands for each item of the array at the path (IN), otherwise for what is at the path.
/// </summary>
internal sealed record Source(string Alias, Expression? Path, bool IsIterated);
