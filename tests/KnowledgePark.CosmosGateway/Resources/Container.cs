using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql.Indexing;

namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>A container: its properties as they were sent, and its documents, spread over a fixed number of ranges.</summary>
internal sealed class Container
{
    private readonly int _number;
    private long _lastDocument;

    public Container(Account account, Database database, int number, Value sent)
    {
        Account = account;
        Database = database;
        _number = number;
        Rid = ResourceId.Container(database.Number, number);
        Self = $"{database.Self}colls/{Rid}/";
        var definition = ContainerProperties.Check(sent);
        PartitionKeyPath = definition.Member("paths").Items[0].Text;
        Properties = Complete(sent, definition);
        Indexing = new IndexingPolicy(Properties.Member("indexingPolicy"));
        var count = account.Options.PartitionRanges;
        Ranges = [.. Enumerable.Range(0, count).Select(i => new PartitionRange(this, i, Bound(i, count), Bound(i + 1, count)))];
    }

    public Account Account { get; }

    public Database Database { get; }

    public string Rid { get; }

    public string Self { get; }

    public string Id => Properties.Member("id").Text;

    public string Path => $"dbs/{Database.Id}/colls/{Id}";

    public string PartitionKeyPath { get; }

    public IReadOnlyList<PartitionRange> Ranges { get; }

    public Value Properties { get; private set; }

    public IndexingPolicy Indexing { get; private set; }

    public long? DefaultTimeToLive => Properties.Member("defaultTtl") is { IsWhole: true } ttl ? ttl.Whole : null;

    public string ETag => Properties.Member("_etag").Text;

    /// <summary>Takes new properties; the partition key cannot be changed.</summary>
    public void Replace(Value sent)
    {
        var definition = ContainerProperties.Check(sent);
        if (sent.Member("id").Text != Id || !ValueOrder.AreEqual(definition.Member("paths"), Properties.Member("partitionKey").Member("paths")))
            throw Refusal.BadRequest("The id and the partition key of a container cannot be changed.");
        Properties = Complete(sent, definition);
        Indexing = new IndexingPolicy(Properties.Member("indexingPolicy"));
    }

    public PartitionRange RangeOf(PartitionKey key) => Ranges.First(r => r.Holds(key.Effective));

    public DocumentEntry NewEntry(string id, PartitionKey key)
    {
        var number = Interlocked.Increment(ref _lastDocument);
        return new DocumentEntry(number, ResourceId.Document(Database.Number, _number, number), id, key);
    }

    public Value RangesAsJson() => Value.Of(Ranges.Select(r => Value.Of(new OrderedDictionary<string, Value>
    {
        ["_rid"] = Value.Of(ResourceId.Range(Database.Number, _number, r.Number + 1)),
        ["id"] = Value.Of(r.Id),
        ["_etag"] = Value.Of($"\"{Rid}-{r.Id}\""),
        ["minInclusive"] = Value.Of(r.Min),
        ["maxExclusive"] = Value.Of(r.Max),
        ["ridPrefix"] = Value.Of((long)r.Number),
        ["_self"] = Value.Of($"{Self}pkranges/{ResourceId.Range(Database.Number, _number, r.Number + 1)}/"),
        ["throughputFraction"] = Value.Of(1.0 / Ranges.Count),
        ["status"] = Value.Of("online"),
        ["parents"] = Value.Of(Enumerable.Empty<Value>()),
        ["_ts"] = Value.Of(Account.Now.ToUnixTimeSeconds()),
        ["lsn"] = Value.Of(r.Lsn),
    })));

    private Value Complete(Value sent, Value definition)
    {
        var members = new OrderedDictionary<string, Value>(sent.Members, StringComparer.Ordinal)
        {
            ["indexingPolicy"] = IndexingPolicy.Complete(sent.Member("indexingPolicy")),
            ["partitionKey"] = definition,
            ["_rid"] = Value.Of(Rid),
            ["_ts"] = Value.Of(Account.Now.ToUnixTimeSeconds()),
            ["_self"] = Value.Of(Self),
            ["_etag"] = Value.Of($"\"{Guid.NewGuid()}\""),
            ["_docs"] = Value.Of("docs/"),
            ["_sprocs"] = Value.Of("sprocs/"),
            ["_triggers"] = Value.Of("triggers/"),
            ["_udfs"] = Value.Of("udfs/"),
            ["_conflicts"] = Value.Of("conflicts/"),
        };
        return Value.Of(members);
    }

    /// <summary>Effective keys of version 2 lie below 4000…, so the ranges share that.</summary>
    private static string Bound(int index, int count)
    {
        if (index == 0)
            return "";
        return index == count ? "FF" : ((UInt128.One << 126) / (UInt128)count * (UInt128)index).ToString("X32", System.Globalization.CultureInfo.InvariantCulture);
    }
}
