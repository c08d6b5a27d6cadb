namespace KnowledgePark.CosmosGateway.Batches;

/// <summary>What one operation of a batch came to.</summary>
internal sealed record OperationResult(int Status, int SubStatus, string? ETag, byte[]? Body, double Charge);
