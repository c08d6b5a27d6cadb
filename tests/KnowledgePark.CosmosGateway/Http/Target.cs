using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>What a query or a feed looks at: one logical partition, a range, or the part of a range that two effective keys bound.</summary>
internal sealed record Target(PartitionRange Range, PartitionKey? Key, string? StartEffective, string? EndEffective)
{
    /// <exception cref="Refusal">The request states none: the service serves only what an SDK has spread over the ranges.</exception>
    public static Target Of(Call call, Container container)
    {
        if (call.Header(Headers.PartitionKey) is { } header)
        {
            var key = PartitionKey.Read(header);
            return new Target(container.RangeOf(key), key, null, null);
        }

        var id = call.Header(Headers.RangeId) ?? throw Refusal.BadRequest(
            "The provided cross partition query can not be directly served by the gateway. This is a first chance (internal) exception that all newer clients will know how to handle gracefully.", 1004);
        // The id may come with the container's resource id before it.
        var range = container.Ranges.FirstOrDefault(r => r.Id == id[(id.LastIndexOf(',') + 1)..]) ?? throw new Refusal(410, "Gone", $"There is no partition key range {id}.", 1002);
        return new Target(range, null, call.Header("x-ms-start-epk"), call.Header("x-ms-end-epk"));
    }

    public IReadOnlyList<(DocumentEntry Entry, DocumentVersion Version)> Documents(long lsn)
    {
        var all = Range.All(lsn, Key);
        return StartEffective is null && EndEffective is null ? all : [.. all.Where(d => IsWithin(d.Entry.Key.Effective))];
    }

    private bool IsWithin(string effective) =>
        (StartEffective is null || string.CompareOrdinal(effective, StartEffective) >= 0) && (EndEffective is null || string.CompareOrdinal(effective, EndEffective) < 0);
}
