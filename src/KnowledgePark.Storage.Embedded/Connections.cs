using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KnowledgePark.Storage.Embedded;

/// <summary>How a connection to the database file is opened and tuned.</summary>
internal static class Connections
{
    /// <summary>
    /// FULL: what is acknowledged has reached the disk. Notes on a disk that loses power: NORMAL lost a quarter of the acknowledged rows.
    /// </summary>
    private const string WriterPragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=10000; PRAGMA wal_autocheckpoint=16000;";

    private const string ReaderPragmas = "PRAGMA query_only=ON; PRAGMA case_sensitive_like=ON; PRAGMA cache_size=-16384; PRAGMA mmap_size=1073741824;";

    public static SqliteConnection OpenWriter(string path) => Open(path, WriterPragmas);

    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path, ReaderPragmas);
        // SQLite folds only ASCII; names here are Bulgarian too.
        connection.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        connection.CreateFunction("upper", (string? text) => text?.ToUpperInvariant(), isDeterministic: true);
        return connection;
    }

    public static ParkContext ContextOn(SqliteConnection connection)
    {
        var context = new ParkContext(new DbContextOptionsBuilder<ParkContext>().UseSqlite(connection).Options);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        return context;
    }

    private static SqliteConnection Open(string path, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
