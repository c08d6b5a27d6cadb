using Microsoft.Data.Sqlite;

namespace KnowledgePark.Storage.Embedded.Writing;

/// <summary>Prepared statements of one connection, each kept by its text.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    /// <summary>Runs a statement with its parameters in the order in which they stand in it; answers how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The number in the first row.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values) => (long)(Bind(sql, values).ExecuteScalar() ?? -1L);

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
            _prepared[sql] = command = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = sql.IndexOf('$', StringComparison.Ordinal); at >= 0; at = sql.IndexOf('$', at + 1))
        {
            var end = at + 1;
            while (end < sql.Length && char.IsAsciiLetter(sql[end]))
                end++;
            var name = sql[at..end];
            if (!command.Parameters.Contains(name))
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
