using KnowledgePark.Bookings;
using KnowledgePark.Storage.Azure.Documents;
using KnowledgePark.Storage.Azure.Provisioning;
using KnowledgePark.Storage.Azure.Querying;
using KnowledgePark.Storage.Azure.Reading;
using KnowledgePark.Storage.Azure.Writing;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace KnowledgePark.Storage.Azure;

/// <summary>
/// The store beyond one machine: Cosmos DB for NoSQL. A logical partition is a building with its bookings and guards, an organisation, a person.
/// </summary>
/// <remarks>
/// Deciding a booking needs one thing of the account's consistency: that who has read a guard then reads the bookings of at least that moment.
/// 'Session' promises it, 'consistent prefix' and 'eventual' do not; <see cref="VerifyAsync"/> refuses those, and accounts that write in several
/// regions, where the last writer wins.
/// </remarks>
public sealed class CosmosStore : IParkStore, IDisposable
{
    /// <summary>'Are there any' asks for so many rows at most, rather than for the number of all.</summary>
    private const int MaxCountedRows = 100;

    private readonly CosmosClient _client;
    private readonly string _database;
    private readonly Container _records;
    private readonly Attempts _attempts;
    private readonly Queries _queries;
    private readonly BusyTimes _busy;
    private readonly ChangeLog _changes;
    private readonly Signposts _signposts;
    private readonly BatchWriter _writer;

    private CosmosStore(AzureOptions options, ILogger<CosmosStore> log, TimeProvider time)
    {
        var failed = new FailedAnswers();
        _client = CosmosConnection.Open(options, failed);
        _database = options.Database;
        _records = _client.GetContainer(options.Database, IndexPolicy.Records);
        _attempts = new Attempts(options, new RequestCharges(log), time);
        _queries = new Queries(_records, _attempts, options.PageItems);
        _busy = new BusyTimes(_queries);
        _changes = new ChangeLog(_records, _queries, _attempts, failed);
        _signposts = new Signposts(_client.GetContainer(options.Database, IndexPolicy.Signposts), _attempts, time);
        _writer = new BatchWriter(_records, _signposts, _attempts);
    }

    /// <summary>The store; nothing is asked of the account yet.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="log">Told what each operation costs, at Debug; null: nobody.</param>
    public static CosmosStore Connect(AzureOptions options, ILogger<CosmosStore>? log = null) => new(options, log ?? NullLogger<CosmosStore>.Instance, TimeProvider.System);

    /// <summary>Looks whether the account, the database and the containers are as bookings need them.</summary>
    /// <exception cref="StoreUnavailableException">They are not; the message says what to do.</exception>
    public Task VerifyAsync(CancellationToken ct) => new Provisioner(_client, _database, _attempts).VerifyAsync(ct);

    /// <summary>Makes the database and its containers, and brings their indices up to date. Changes nothing that is right already.</summary>
    /// <param name="maxThroughput">Autoscale limit of a database that is made, in request units a second; at least 1000.</param>
    /// <param name="ct">Cancels the waiting.</param>
    public Task<IReadOnlyList<string>> ProvisionAsync(int maxThroughput, CancellationToken ct) => new Provisioner(_client, _database, _attempts).ProvisionAsync(maxThroughput, ct);

    public Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord =>
        _attempts.ReadAsync("find", token => FindOnceAsync<T>(partition, id, token), ct);

    public async Task<T?> FindAsync<T>(string id, CancellationToken ct) where T : class, IRecord
    {
        var kind = Kind.Of<T>();
        if (kind.Location == Location.Anywhere)
            return await QueryAsync<T>(all => all.Where(r => r.Id == id).Take(1), ct) is [var found] ? found : null;
        var partition = kind.Location switch
        {
            Location.OwnId => id,
            Location.OneForAll => Facilities.Park.WholePark,
            Location.Signpost => await _signposts.HomeAsync(kind.DocumentId(id), ct),
            _ => throw new ArgumentException($"A {kind.Name} is found by partition and id.", nameof(id)),
        };
        return partition is null ? null : await FindAsync<T>(partition, id, ct);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        var steps = ShapeSteps.Of(shape);
        if (steps.Take == 0)
            return [];
        if (SqlText.RefusalOf<T>(steps) is not { } refusal)
            return await RecordsAsync<T>(steps, ct);
        var matching = steps with { Orders = [], Skip = 0, Take = InMemory.MaxSorted + 1 };
        var records = await CountAsync<T>(matching, ct) <= InMemory.MaxSorted ? await RecordsAsync<T>(matching, ct) : throw refusal;
        return records.Count <= InMemory.MaxSorted ? InMemory.Sorted(records, steps) : throw refusal;
    }

    public Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord => CountAsync<T>(ShapeSteps.Of(shape), ct);

    public Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct) =>
        _busy.ReadAsync(buildingId, spaceIds, window, ct);

    public Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => _writer.CommitAsync(changes, ct);

    public Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord =>
        _changes.SinceAsync<T>(mark, limit, ct);

    public void Dispose() => _client.Dispose();

    /// <summary>Removes the database with all that is in it; for tests.</summary>
    internal Task DropAsync(CancellationToken ct) => _client.GetDatabase(_database).DeleteAsync(cancellationToken: ct);

    private async Task<IReadOnlyList<T>> RecordsAsync<T>(ShapeSteps steps, CancellationToken ct) where T : class, IRecord
    {
        var rows = await _queries.AllAsync<Row<T>>("query", Kind.Of<T>().Name, SqlText.Select<T>(steps), Partitions.Of<T>(steps), ct);
        return [.. rows.Select(r => Documents.Documents.Versioned(r.Record, r.ETag))];
    }

    private async Task<long> CountAsync<T>(ShapeSteps steps, CancellationToken ct) where T : class, IRecord
    {
        if (steps.Take is <= MaxCountedRows && steps.Skip == 0)
            return (await _queries.AllAsync<int>("count", Kind.Of<T>().Name, SqlText.Some<T>(steps), Partitions.Of<T>(steps), ct)).Count;
        var counts = await _queries.AllAsync<long>("count", Kind.Of<T>().Name, SqlText.Count<T>(steps), Partitions.Of<T>(steps), ct);
        return steps.Cut(counts.Sum());
    }

    private async Task<T?> FindOnceAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord
    {
        var kind = Kind.Of<T>();
        var document = await Points.ReadAsync<Document<T>>(_records, _attempts.Charges, kind.DocumentId(id), partition, "find", kind.Name, ct);
        return document?.Record is { } record && document.Type == kind.Name ? Documents.Documents.Versioned(record, document.ETag) : null;
    }
}
