using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>Rows of an answer, and where the next answer goes on; null: there is no more.</summary>
internal sealed record Page(IReadOnlyList<Value> Rows, string? Continuation, int Considered);
