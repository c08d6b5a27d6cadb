namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>What one operation on a document came to; <paramref name="Version"/> is null where the answer has no body.</summary>
internal readonly record struct Outcome(int Status, DocumentVersion? Version, double Charge);
