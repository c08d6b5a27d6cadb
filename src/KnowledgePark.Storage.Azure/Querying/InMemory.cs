using System.Linq.Expressions;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>Orders and cuts records that have been read without an order, where Cosmos DB has no index for the one that is asked for.</summary>
internal static class InMemory
{
    /// <summary>The most records that are read to be sorted here. Of more, an order without an index is refused.</summary>
    public const int MaxSorted = 1000;

    public static IReadOnlyList<T> Sorted<T>(IReadOnlyList<T> records, ShapeSteps steps)
    {
        var all = records.AsQueryable();
        for (var i = 0; i < steps.Orders.Count; i++)
        {
            var (key, isDescending) = (steps.Orders[i].Key, steps.Orders[i].IsDescending);
            var method = (i == 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy)) + (isDescending ? "Descending" : "");
            all = all.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), method, [typeof(T), key.ReturnType], all.Expression, Expression.Quote(key)));
        }

        return [.. all.Skip(steps.Skip).Take(steps.Take ?? int.MaxValue)];
    }
}
