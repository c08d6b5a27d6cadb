using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace KnowledgePark.Load;

/// <summary>Inserts rows into one table: a single thread takes all that wait into one durable transaction (group commit).</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly BlockingCollection<(Comparator.Row Row, TaskCompletionSource Done)> _waiting = [];
    private readonly SqliteConnection _connection;
    private readonly Thread _loop;

    public RowWriter(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Command(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4000;
            CREATE TABLE IF NOT EXISTS Rows (Id TEXT PRIMARY KEY, Title TEXT, OrganisationId TEXT, Start INTEGER, "End" INTEGER, Attendees INTEGER, SpaceId TEXT);
            """).ExecuteNonQuery();
        _loop = new Thread(Run) { IsBackground = true };
        _loop.Start();
    }

    public Task InsertAsync(Comparator.Row row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((row, done));
        return done.Task;
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _loop.Join();
        _waiting.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        using var begin = Command("BEGIN IMMEDIATE");
        using var commit = Command("COMMIT");
        using var insert = Command("INSERT INTO Rows VALUES ($id, $title, $organisation, $start, $end, $attendees, $space)", "$id", "$title", "$organisation", "$start", "$end", "$attendees", "$space");
        var group = new List<TaskCompletionSource>();
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            begin.ExecuteNonQuery();
            var next = first;
            do
            {
                Insert(insert, next.Row);
                group.Add(next.Done);
            }
            while (_waiting.TryTake(out next));
            commit.ExecuteNonQuery();
            group.ForEach(done => done.SetResult());
            group.Clear();
        }
    }

    private static void Insert(SqliteCommand insert, Comparator.Row row)
    {
        ReadOnlySpan<object?> values = [row.Id, row.Title, row.OrganisationId, row.Start.UtcTicks, row.End.UtcTicks, row.Attendees, row.SpaceIds[0]];
        for (var i = 0; i < values.Length; i++)
            insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
