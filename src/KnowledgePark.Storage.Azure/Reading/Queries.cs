using KnowledgePark.Storage.Azure.Querying;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Reading;

/// <summary>Runs queries to their end, page by page along the continuation that each page carries.</summary>
internal sealed class Queries(Container container, Attempts attempts, int pageItems)
{
    /// <summary>All rows. A page that fails is read again; those before it are kept.</summary>
    /// <param name="operation">For the metrics.</param>
    /// <param name="kind">For the metrics.</param>
    /// <param name="query">The SQL.</param>
    /// <param name="partition">The only partition to ask; null: all.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<TRow>> AllAsync<TRow>(string operation, string kind, SqlText query, string? partition, CancellationToken ct)
    {
        var options = new QueryRequestOptions { PartitionKey = partition is null ? null : new PartitionKey(partition), MaxItemCount = pageItems, MaxConcurrency = -1 };
        var rows = new List<TRow>();
        var charge = 0d;
        using var pages = new Pages<TRow>(attempts, operation, continuation => container.GetItemQueryIterator<TRow>(query.ToDefinition(), continuation, options), null);
        while (pages.HasMore)
        {
            var page = await pages.NextAsync(ct);
            rows.AddRange(page);
            charge += page.RequestCharge;
        }

        attempts.Charges.Record(operation, kind, charge);
        return rows;
    }
}
