using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Batches;

/// <summary>
/// A transactional batch: all of it with one sequence number, or nothing. The first operation that fails says why; every other one is answered
/// 424, also those before it, as nothing of them stays.
/// </summary>
internal static class BatchRoute
{
    private const int MaxOperations = 100;

    public static async Task<Reply> RunAsync(Call call, Container container)
    {
        if (!call.IsOn("x-ms-cosmos-batch-atomic") || call.IsOn("x-ms-cosmos-batch-continue-on-error"))
            throw Refusal.NotImplemented("batches that are not atomic (AllowBulkExecution)");
        if (call.Body.Length > DocumentOperations.MaxBytes)
            throw Refusal.TooLarge($"a batch has at most {DocumentOperations.MaxBytes} bytes");
        var operations = await BatchCodec.ReadAsync(call.Body);
        if (operations.Count is 0 or > MaxOperations)
            throw Refusal.BadRequest($"Batch request has more operations than what is supported: {operations.Count}, at most {MaxOperations}.");
        var key = DocumentRoutes.KeyOf(call);
        var range = container.RangeOf(key);
        try
        {
            var (results, lsn) = range.Write(writing => Run(operations, new DocumentOperations(writing, range, key)));
            return (await ReplyAsync(200, results)).From(range, lsn);
        }
        catch (FailedBatch failed)
        {
            return (await ReplyAsync(207, failed.Results)).From(range, range.Lsn);
        }
    }

    private static List<OperationResult> Run(IReadOnlyList<Operation> operations, DocumentOperations documents)
    {
        var results = new List<OperationResult>();
        foreach (var operation in operations)
        {
            try
            {
                var outcome = Run(operation, documents);
                var body = operation.IsBare ? null : outcome.Version?.Utf8;
                results.Add(new OperationResult(outcome.Status, 0, outcome.Version?.ETag, body, outcome.Charge));
            }
            catch (Refusal refusal)
            {
                var failed = new OperationResult(refusal.Status, refusal.SubStatus, null, null, 1);
                throw new FailedBatch([.. operations.Select((_, i) => i == results.Count ? failed : new OperationResult(424, 0, null, null, 0))]);
            }
        }

        return results;
    }

    private static Outcome Run(Operation operation, DocumentOperations documents)
    {
        if (operation.Unserved is { } field)
            throw Refusal.NotImplemented($"'{field}' in a batch");
        if (operation.IfNoneMatch is not null && operation.Kind != Operation.Read)
            throw Refusal.NotImplemented("If-None-Match on a write");
        if (operation.IfMatch is not null && operation.Kind is Operation.Create or Operation.Read)
            throw Refusal.NotImplemented("If-Match on a create or read in a batch");
        var id = operation.Id ?? "";
        return operation.Kind switch
        {
            Operation.Create => documents.Create(operation.Body),
            Operation.Read => documents.Read(id, operation.IfNoneMatch),
            Operation.Delete => documents.Delete(id, operation.IfMatch),
            Operation.Replace => documents.Replace(id, operation.Body, operation.IfMatch),
            Operation.Upsert => documents.Upsert(operation.Body, operation.IfMatch),
            Operation.Patch => throw Refusal.NotImplemented("patch in a batch"),
            _ => throw Refusal.BadRequest($"The operation type {operation.Kind} is unknown."),
        };
    }

    private static async Task<Reply> ReplyAsync(int status, IReadOnlyList<OperationResult> results) =>
        new Reply(status, await BatchCodec.WriteAsync(results)) { ContentType = "application/octet-stream" }
            .With(Headers.Charge, results.Sum(r => r.Charge))
            .With(Headers.ItemCount, $"{results.Count}");

    /// <summary>Thrown out of the write, so that nothing of it is committed.</summary>
    private sealed class FailedBatch(IReadOnlyList<OperationResult> results) : Exception
    {
        public IReadOnlyList<OperationResult> Results => results;
    }
}
