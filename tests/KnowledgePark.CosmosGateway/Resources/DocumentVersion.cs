using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>
/// A document as one write left it; an undefined body says that it was deleted. <paramref name="Step"/> orders the writes of one batch, which
/// share their sequence number.
/// </summary>
internal sealed record DocumentVersion(long Lsn, int Step, Value Body, byte[] Utf8, string ETag, DateTimeOffset Written)
{
    public bool IsDeleted => !Body.IsDefined;
}
