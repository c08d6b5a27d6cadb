using System.Net;
using KnowledgePark.Storage.Azure.Documents;
using KnowledgePark.Storage.Azure.Reading;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Writing;

/// <summary>
/// Commits a change set as one transactional batch, and finds out what became of it when the answer was lost.
/// </summary>
/// <remarks>
/// Every document of a commit carries the commit's own name, <c>tx</c>. Example: a batch is sent, the connection breaks, the batch is sent
/// again and answered 409 'the booking exists'. Is it ours? The booking is read: its tx is ours, so the first attempt had been committed, and the
/// answer is Committed. Were it another's, the answer would be Conflict. A batch is all or nothing, so one document speaks for all.
/// </remarks>
internal sealed class BatchWriter(Container container, Signposts signposts, Attempts attempts)
{
    private const int MaxClaimsAtOnce = 16;

    private static readonly TransactionalBatchItemRequestOptions s_quiet = new() { EnableContentResponseOnWrite = false };

    public async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changes.Changes.Count, ChangeSet.MaxChanges, nameof(changes));
        // What has no version was never stored.
        if (changes.Changes.FirstOrDefault(c => c is not Change.Created && c.Record.Version.Length == 0) is { } never)
            return new CommitResult.Conflict(never.Record);
        var created = changes.Changes.Where(c => c is Change.Created && Kind.Of(c.Record.GetType()).Location == Location.Signpost).ToList();
        var claims = new Signposts.Claim?[created.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, created.Count), new ParallelOptions { MaxDegreeOfParallelism = MaxClaimsAtOnce, CancellationToken = ct },
            async (i, token) => claims[i] = await signposts.ClaimAsync(DocumentIdOf(created[i].Record), created[i].Record.Partition, ExistsAsync(created[i].Record), token));
        var taken = Array.IndexOf(claims, null);
        var result = taken >= 0 ? new CommitResult.Conflict(created[taken].Record) : await SendAsync(new Pending(changes), ct);
        if (result is CommitResult.Conflict)
        {
            foreach (var claim in claims.OfType<Signposts.Claim>())
                await signposts.GiveUpAsync(claim, ct);
        }

        return result;
    }

    private async Task<CommitResult> SendAsync(Pending pending, CancellationToken ct)
    {
        var waiting = attempts.Begin("commit");
        while (true)
        {
            var (answer, failure) = await attempts.OnceAsync(token => pending.Changes.Changes.Count == 1 ? SendOneAsync(pending, token) : SendManyAsync(pending, token), ct);
            failure ??= answer!.Failure; // No failure means an answer.
            if (failure is not null)
            {
                try
                {
                    await waiting.AfterAsync(failure, ct);
                }
                catch (StoreUnavailableException) when (failure.MayHaveHappened || pending.MayBeCommitted)
                {
                    // The last look: a booking that stands must not be reported as failed if that can be known.
                    if (await SettledAsync(pending, ct) is { } settled)
                        return settled;
                    throw;
                }

                pending.MayBeCommitted |= failure.MayHaveHappened;
            }
            else if (answer!.Versions is { } versions)
            {
                return new CommitResult.Committed(versions);
            }
            else if (await RejectedAsync(pending, answer.FailedAt, ct) is { } result)
            {
                return result;
            }
        }
    }

    /// <summary>A set of one change needs no batch.</summary>
    private async Task<BatchAnswer> SendOneAsync(Pending pending, CancellationToken ct)
    {
        var (document, over) = pending.Write(0);
        var key = new PartitionKey(document.Partition);
        try
        {
            var response = over is null
                ? await container.CreateItemAsync(document, key, new ItemRequestOptions { EnableContentResponseOnWrite = false }, ct)
                : await container.ReplaceItemAsync(document, document.Id, key, new ItemRequestOptions { IfMatchEtag = over, EnableContentResponseOnWrite = false }, ct);
            RequestCharges.Record("commit", pending.Kind, response.RequestCharge);
            return new BatchAnswer(pending.VersionsOf([response.ETag]), -1, null);
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed || (e.StatusCode == HttpStatusCode.NotFound && over is not null))
        {
            RequestCharges.Record("commit", pending.Kind, e.RequestCharge);
            return new BatchAnswer(null, 0, null);
        }
    }

    private async Task<BatchAnswer> SendManyAsync(Pending pending, CancellationToken ct)
    {
        var batch = container.CreateTransactionalBatch(new PartitionKey(pending.Changes.Partition));
        for (var i = 0; i < pending.Changes.Changes.Count; i++)
            Add(batch, pending, i);
        using var response = await batch.ExecuteAsync(ct);
        RequestCharges.Record("commit", pending.Kind, response.RequestCharge);
        if (response.IsSuccessStatusCode)
            return new BatchAnswer(pending.VersionsOf([.. response.Select(r => r.ETag)]), -1, null);
        if (AttemptFailure.Of(response.StatusCode, response.RetryAfter) is { } failure)
            return new BatchAnswer(null, -1, failure);
        var failed = response.Select((r, i) => (r.StatusCode, i)).FirstOrDefault(r => r.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound, (default, -1)).i;
        if (failed >= 0)
            return new BatchAnswer(null, failed, null);
        // All others are 424: they failed because this one did.
        var own = response.FirstOrDefault(r => r.StatusCode != HttpStatusCode.FailedDependency)?.StatusCode ?? response.StatusCode;
        throw new CosmosException(response.ErrorMessage ?? "The batch was refused.", own, 0, response.ActivityId, response.RequestCharge);
    }

    private static void Add(TransactionalBatch batch, Pending pending, int i)
    {
        var (document, over) = pending.Write(i);
        if (over is null)
            batch.CreateItem(document, s_quiet);
        else
            batch.ReplaceItem(document.Id, document, new TransactionalBatchItemRequestOptions { IfMatchEtag = over, EnableContentResponseOnWrite = false });
    }

    /// <summary>What a 409, 412 or 404 of one change means; null: send the batch again, it has been mended.</summary>
    private async Task<CommitResult?> RejectedAsync(Pending pending, int failedAt, CancellationToken ct)
    {
        var change = pending.Changes.Changes[failedAt];
        var there = await HeaderAsync(change.Record, ct);
        if (there?.Tx == pending.Tx)
            return await SettledAsync(pending, ct) ?? throw new InvalidDataException("A commit is there in part. Cosmos DB promises that this cannot be.");
        if (change is Change.Created && there is null && pending.Mends++ < 3)
        {
            pending.Over[failedAt] = null; // What stood there has gone by itself meanwhile.
            return null;
        }

        if (change is Change.Created && there?.Type == Kind.Of(change.Record.GetType()).Gone && pending.Mends++ < ChangeSet.MaxChanges * 2)
        {
            pending.Over[failedAt] = there.ETag; // Only the trace of a removed record: it is written over.
            return null;
        }

        // Another document of the set may still be ours, if this one has been changed since we wrote it.
        return pending.MayBeCommitted && await SettledAsync(pending, ct) is { } settled ? settled : new CommitResult.Conflict(change.Record);
    }

    /// <summary>Committed, if any document of the set was written by it; null: none was.</summary>
    private async Task<CommitResult?> SettledAsync(Pending pending, CancellationToken ct)
    {
        var versions = new List<string?>();
        var isOurs = false;
        foreach (var change in pending.Changes.Changes)
        {
            var there = await HeaderAsync(change.Record, ct);
            isOurs |= there?.Tx == pending.Tx;
            // Changed since by another: the version that we wrote has passed, and nothing will ever match it.
            versions.Add(there?.Tx == pending.Tx ? there.ETag : $"passed-{pending.Tx}");
        }

        return isOurs ? new CommitResult.Committed(pending.VersionsOf(versions)) : null;
    }

    private Task<Document<object>?> HeaderAsync(IRecord record, CancellationToken ct) => attempts.ReadAsync(
        "settle", token => Points.ReadAsync<Document<object>>(container, DocumentIdOf(record), record.Partition, "settle", Kind.Of(record.GetType()).Name, token), ct);

    private Func<string, CancellationToken, Task<bool>> ExistsAsync(IRecord record)
    {
        var kind = Kind.Of(record.GetType());
        return async (partition, ct) => await attempts.ReadAsync(
            "signpost", token => Points.ReadAsync<Document<object>>(container, kind.DocumentId(record.Id), partition, "signpost", kind.Name, token), ct) is { } there && there.Type == kind.Name;
    }

    private static string DocumentIdOf(IRecord record) => Kind.Of(record.GetType()).DocumentId(record.Id);

    /// <summary>A change set on its way.</summary>
    private sealed class Pending(ChangeSet changes)
    {
        public ChangeSet Changes { get; } = changes;

        public string Tx { get; } = Guid.NewGuid().ToString("N");

        /// <summary>For a record to create: the version of the trace of a removed one that it takes the place of.</summary>
        public string?[] Over { get; } = new string?[changes.Changes.Count];

        /// <summary>True once an attempt was not answered.</summary>
        public bool MayBeCommitted { get; set; }

        public int Mends { get; set; }

        public string Kind { get; } = Documents.Kind.Of(changes.Changes[0].Record.GetType()).Name;

        /// <summary>The document that a change writes, and the version that it takes the place of; null: it is new.</summary>
        public (Document<object> Document, string? Over) Write(int i)
        {
            var change = Changes.Changes[i];
            var document = change is Change.Removed ? Documents.Documents.Gone(change.Record, Tx) : Documents.Documents.Of(change.Record, Tx);
            return (document, change is Change.Created ? Over[i] : Documents.Documents.ETag(change.Record.Version));
        }

        public IReadOnlyList<string> VersionsOf(IReadOnlyList<string?> etags) => [.. etags.Select((etag, i) => Changes.Changes[i] is Change.Removed ? "" : Documents.Documents.Version(etag ?? ""))];
    }

    /// <summary>Versions: it was committed. Failed at: that change was refused. Otherwise it was not done, or not answered.</summary>
    private sealed record BatchAnswer(IReadOnlyList<string>? Versions, int FailedAt, AttemptFailure? Failure);
}
