using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>A document that a query looks at; <paramref name="Number"/> orders documents as their resource ids do.</summary>
internal readonly record struct Candidate(long Number, Value Document);
