using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace KnowledgePark.Storage.Embedded.Writing;

/// <summary>
/// Prepared statements of one connection, each kept by its text. They speak to SQLite itself: a command of ADO.NET looks every parameter up by
/// its name and makes a reader for every run, which costs more than the row.
/// </summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly sqlite3 _database = connection.Handle ?? throw new ArgumentException("The connection is not open.", nameof(connection));
    private readonly Dictionary<string, sqlite3_stmt> _prepared = [];

    /// <summary>Runs a statement with its parameters in the order in which they first stand in it; answers how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Bind(sql, values);
        Step(statement);
        raw.sqlite3_reset(statement);
        return raw.sqlite3_changes(_database);
    }

    /// <summary>The number in the first row; -1 if there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Bind(sql, values);
        var number = Step(statement) ? raw.sqlite3_column_int64(statement, 0) : -1;
        raw.sqlite3_reset(statement);
        return number;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
    }

    private sqlite3_stmt Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out statement), _database);
            _prepared[sql] = statement;
        }

        for (var i = 0; i < values.Length; i++)
            Bind(statement, i + 1, values[i]);
        return statement;
    }

    private void Bind(sqlite3_stmt statement, int parameter, object? value) => SqliteException.ThrowExceptionForRC(value switch
    {
        null => raw.sqlite3_bind_null(statement, parameter),
        string text => raw.sqlite3_bind_text(statement, parameter, text),
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        int number => raw.sqlite3_bind_int64(statement, parameter, number),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not stored here.", nameof(value)),
    }, _database);

    /// <summary>True if there is a row.</summary>
    private bool Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
            return result == raw.SQLITE_ROW;
        try
        {
            SqliteException.ThrowExceptionForRC(result, _database);
            throw new InvalidOperationException($"SQLite answered {result}.");
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }
}
