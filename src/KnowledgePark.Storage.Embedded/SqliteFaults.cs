using Microsoft.Data.Sqlite;

namespace KnowledgePark.Storage.Embedded;

/// <summary>SQLite's result codes in the store's own words (sqlite.org/rescode.html).</summary>
internal static class SqliteFaults
{
    private const int Full = 13;
    private const int Constraint = 19;

    public static bool IsConstraint(SqliteException e) => e.SqliteErrorCode == Constraint;

    public static StoreUnavailableException Translate(SqliteException e) => e.SqliteErrorCode == Full
        ? new StoreUnavailableException("The disk of the store is full. Nothing was written; make room and try again.", e) { IsFull = true }
        : new StoreUnavailableException("The store is not available now. Nothing was acknowledged; try again shortly.", e);
}
