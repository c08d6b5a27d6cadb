using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace KnowledgePark.Storage.Embedded;

/// <summary>What changed since a commit. Versions are commit numbers, so the tables themselves are the log; removals have a table of their own.</summary>
internal static class ChangeLog
{
    /// <summary>Called within one snapshot: the mark must not run ahead of the rows.</summary>
    public static Changes<T> Since<T>(ParkContext context, long? mark, int limit) where T : class, IRecord
    {
        var last = context.Set<ParkContext.Commit>().Select(c => c.Last).Single();
        var since = mark ?? 0;
        if (since == last)
            return new Changes<T>([], [], $"{last}", HasMore: false);
        var table = context.Model.FindEntityType(typeof(T))!.GetTableName()!; // Every record type has a table.
        var records = Rows<T>(context, table, "> {0} ORDER BY Version LIMIT {1}", since, limit + 1);
        var removals = mark is null
            ? []
            : context.Set<ParkContext.Removal>().Where(r => r.Table == table && r.Version > since).OrderBy(r => r.Version).Take(limit + 1).ToList();
        var numbers = records.Select(Number).Concat(removals.Select(r => r.Version)).Order().ToList();
        if (numbers.Count <= limit)
            return new Changes<T>(records, Gone(removals), $"{last}", HasMore: false);

        // The records of one commit share a version: the chunk ends with the last commit that is wholly in it, or is one commit, however large.
        var end = numbers[limit] > numbers[0] ? numbers.FindLast(n => n < numbers[limit]) : numbers[0];
        records = end == numbers[limit] ? Rows<T>(context, table, "= {0}", end) : [.. records.Where(r => Number(r) <= end)];
        return new Changes<T>(records, Gone(removals.Where(r => r.Version <= end)), $"{end}", HasMore: true);

        // Removed and made again is not gone.
        IReadOnlyList<string> Gone(IEnumerable<ParkContext.Removal> removed) =>
            [.. removed.Select(r => r.RecordId).Distinct().Where(id => ById<T>.Find(context, id) is null)];
    }

    private static List<T> Rows<T>(ParkContext context, string table, string condition, params object[] values) where T : class, IRecord
    {
        // The table name comes from the model, the condition from this class; values are parameters.
        var sql = $"SELECT * FROM \"{table}\" WHERE Version {condition}";
        return [.. context.Set<T>().FromSqlRaw(sql, values).AsEnumerable().OrderBy(Number)];
    }

    private static long Number<T>(T record) where T : class, IRecord => long.Parse(record.Version, CultureInfo.InvariantCulture);
}
