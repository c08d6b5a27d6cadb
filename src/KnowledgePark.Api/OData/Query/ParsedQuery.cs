using System.Linq.Expressions;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Storage;

namespace KnowledgePark.Api.OData.Query;

/// <summary>A query that has been parsed and found within the limits. It can be kept and run again.</summary>
internal abstract class ParsedQuery
{
    /// <summary>The properties to write; null: all.</summary>
    public IReadOnlySet<string>? Select { get; init; }

    public IReadOnlyList<ExpandItem> Expands { get; init; } = [];

    public bool Count { get; init; }

    public int? Top { get; init; }

    public int Skip { get; init; }

    /// <summary>The most records in one page.</summary>
    public int PageSize { get; init; } = Limits.PageSize;

    /// <summary>True if only a part of the records was asked for.</summary>
    public bool IsPaged => Top is not null || Skip > 0;
}

/// <summary>One navigation to follow, and what to do with its targets.</summary>
internal sealed record ExpandItem(Navigation Navigation, ParsedQuery Query);

/// <inheritdoc cref="ParsedQuery"/>
internal sealed class ParsedQuery<T> : ParsedQuery where T : class, IRecord
{
    public IReadOnlyList<Expression<Func<T, bool>>> Filters { get; init; } = [];

    /// <summary>The order, ending with the id, so that it is total.</summary>
    public required Keyset<T> Order { get; init; }

    /// <summary>Where an earlier page ended; null: from the beginning.</summary>
    public SkipToken? From { get; init; }

    public async Task<Page> PageAsync(IParkStore store, Expression<Func<T, bool>>? scope, CancellationToken ct)
    {
        var left = From is null ? Top : From.Left;
        var take = Math.Min(PageSize, left ?? int.MaxValue);
        var records = take == 0 ? [] : await store.QueryAsync<T>(
            all =>
            {
                var some = Order.Apply(Matching(all, scope), From);
                return (From is null && Skip > 0 ? some.Skip(Skip) : some).Take(take + 1);
            }, ct);
        var hasMore = records.Count > take && !(left <= take);
        if (records.Count > take)
            records = [.. records.Take(take)];
        var page = new Page(records, hasMore ? Order.TokenAfter(records[^1], left - records.Count).Encode() : null);
        if (Count)
            page.Count = await CountAsync(store, scope, ct);
        return page;
    }

    public Task<long> CountAsync(IParkStore store, Expression<Func<T, bool>>? scope, CancellationToken ct) =>
        store.CountAsync<T>(all => Matching(all, scope), ct);

    /// <summary>All that match, in no order; null if there are more than the limit.</summary>
    public async Task<IReadOnlyList<T>?> AllAsync(IParkStore store, Expression<Func<T, bool>> scope, int limit, CancellationToken ct)
    {
        var found = await store.QueryAsync<T>(all => Matching(all, scope).OrderBy(r => r.Id).Take(limit + 1), ct);
        return found.Count > limit ? null : found;
    }

    /// <summary>Sorts in memory as the store would.</summary>
    public IEnumerable<T> Sorted(IEnumerable<T> records) => Order.Apply(records.AsQueryable(), null);

    /// <summary>A page of records that were read with others.</summary>
    public Page PageOf(IEnumerable<T> records)
    {
        var all = records.ToList();
        var hasMore = all.Count > PageSize;
        var some = hasMore ? all.GetRange(0, PageSize) : all;
        return new Page(some, hasMore ? Order.TokenAfter(some[^1], null).Encode() : null) { Count = Count ? all.Count : null };
    }

    private IQueryable<T> Matching(IQueryable<T> all, Expression<Func<T, bool>>? scope)
    {
        if (scope is not null)
            all = all.Where(scope);
        foreach (var filter in Filters)
            all = all.Where(filter);
        return all;
    }
}
