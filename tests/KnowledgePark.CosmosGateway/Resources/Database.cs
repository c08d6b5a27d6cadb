using System.Collections.Concurrent;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>A database: containers by id.</summary>
internal sealed class Database(Account account, int number, string id)
{
    private readonly string _etag = $"\"{Guid.NewGuid()}\"";
    private readonly long _made = account.Now.ToUnixTimeSeconds();

    public int Number => number;

    public string Id => id;

    public string Rid { get; } = ResourceId.Database(number);

    public string Self => $"dbs/{Rid}/";

    public ConcurrentDictionary<string, Container> Containers { get; } = new(StringComparer.Ordinal);

    public Value Properties => Value.Of(new OrderedDictionary<string, Value>
    {
        ["id"] = Value.Of(id),
        ["_rid"] = Value.Of(Rid),
        ["_self"] = Value.Of(Self),
        ["_etag"] = Value.Of(_etag),
        ["_colls"] = Value.Of("colls/"),
        ["_users"] = Value.Of("users/"),
        ["_ts"] = Value.Of(_made),
    });

    /// <summary>By id or by resource id: the SDK asks in both ways.</summary>
    public Container? Find(string name) => Containers.GetValueOrDefault(name) ?? Containers.Values.FirstOrDefault(c => c.Rid == name);
}
