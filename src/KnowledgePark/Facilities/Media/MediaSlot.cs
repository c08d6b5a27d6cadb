using KnowledgePark.Records;
using KnowledgePark.Storage;

namespace KnowledgePark.Facilities.Media;

/// <summary>A place for one content in a kind of record: the photo of a space, the plan of a floor. <see cref="MediaSlots"/> lists all there are.</summary>
public abstract class MediaSlot
{
    private protected MediaSlot(Type recordType, string set, string name, MediaRule rule)
    {
        RecordType = recordType;
        Set = set;
        Name = name;
        Rule = rule;
    }

    public Type RecordType { get; }

    /// <summary>The first part of its blobs' names: spaces, buildings, floors.</summary>
    public string Set { get; }

    /// <summary>photo, plan or document: the property of the record, on the wire, and a part of its blobs' names.</summary>
    public string Name { get; }

    /// <summary>What it takes.</summary>
    public MediaRule Rule { get; }

    /// <summary>
    /// The blob that holds a content of a record. Its name follows from the content, so that a replaced content never changes under a reader
    /// and the record alone decides which one is shown.
    /// </summary>
    public string BlobOf(string recordId, string sha256) => $"{Set}/{recordId}/{Name}/{sha256}";

    /// <summary>What the record says of its content; null: there is none.</summary>
    public abstract MediaFacts? Of(IRecord record);

    internal abstract IRecord With(IRecord record, MediaFacts? facts);

    internal abstract Task<IRecord?> FindAsync(IParkStore store, IRecord record, CancellationToken ct);

    internal abstract Task<RegisterOutcome> ReplaceAsync(Access.Caller caller, Register register, IRecord old, IRecord changed, CancellationToken ct);
}

/// <inheritdoc cref="MediaSlot"/>
internal sealed class MediaSlot<T>(string set, string name, MediaRule rule, Func<T, MediaFacts?> get, Func<T, MediaFacts?, T> with)
    : MediaSlot(typeof(T), set, name, rule) where T : class, IRecord
{
    public override MediaFacts? Of(IRecord record) => get((T)record);

    internal override IRecord With(IRecord record, MediaFacts? facts) => with((T)record, facts);

    internal override async Task<IRecord?> FindAsync(IParkStore store, IRecord record, CancellationToken ct) =>
        await store.FindAsync<T>(record.Partition, record.Id, ct);

    internal override Task<RegisterOutcome> ReplaceAsync(Access.Caller caller, Register register, IRecord old, IRecord changed, CancellationToken ct) =>
        register.ReplaceAsync(caller, (T)old, (T)changed, ct);
}
