using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>How long a document lives after its last write. A document's own <c>ttl</c> counts only where the container has a default.</summary>
internal static class TimeToLive
{
    /// <summary>Null: for ever.</summary>
    public static TimeSpan? Of(Value body, long? containerDefault)
    {
        if (containerDefault is not { } seconds)
            return null;
        if (body.Member("ttl") is { IsWhole: true } own)
            seconds = own.Whole;
        return seconds == -1 ? null : TimeSpan.FromSeconds(seconds);
    }

    public static void Check(Value body)
    {
        if (body.Member("ttl") is { IsDefined: true } ttl && !(ttl.IsWhole && ttl.Whole is -1 or (> 0 and <= int.MaxValue)))
            throw Refusal.BadRequest($"The input ttl '{ttl}' is invalid. Ensure to provide a nonzero positive integer or -1.");
    }
}
