using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>A refusal by a range. Its answer carries a session token too: a 409 or 404 tells as much of the range's state as a document does.</summary>
internal sealed class LocatedRefusal(Refusal refusal, PartitionRange range, long lsn) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;

    public Reply Locate(Reply reply) => reply.From(range, lsn);
}
