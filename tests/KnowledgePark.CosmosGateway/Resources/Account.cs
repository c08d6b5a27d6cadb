using System.Collections.Concurrent;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>All that the gateway holds.</summary>
internal sealed class Account(GatewayOptions options)
{
    private int _lastNumber;

    public GatewayOptions Options => options;

    public DateTimeOffset Now => options.Time.GetUtcNow();

    public ConcurrentDictionary<string, Database> Databases { get; } = new(StringComparer.Ordinal);

    /// <summary>By resource id.</summary>
    public ConcurrentDictionary<string, Offer> Offers { get; } = new(StringComparer.Ordinal);

    public int NextNumber() => Interlocked.Increment(ref _lastNumber);

    /// <summary>By id or by resource id: the SDK asks in both ways.</summary>
    public Database? Find(string name) => Databases.GetValueOrDefault(name) ?? Databases.Values.FirstOrDefault(d => d.Rid == name);
}
