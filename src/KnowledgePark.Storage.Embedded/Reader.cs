using KnowledgePark.Bookings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KnowledgePark.Storage.Embedded;

/// <summary>One reading connection with its EF context and prepared statements. In WAL mode it never waits for the writer.</summary>
internal sealed class Reader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<Type, SqliteCommand> _has = [];
    private SqliteCommand? _busyOfSpace;
    private SqliteCommand? _busyOfAll;
    private SqliteCommand? _buildingOf;

    private Reader(string path)
    {
        _connection = Connections.OpenReader(path);
        Context = Connections.ContextOn(_connection);
    }

    public ParkContext Context { get; }

    public static Reader Open(string path) => new(path);

    /// <summary>True if there is a record of this type and id.</summary>
    public bool Has(Type type, string id)
    {
        if (!_has.TryGetValue(type, out var command))
            _has[type] = command = Prepare($"SELECT 1 FROM \"{Context.Model.FindEntityType(type)!.GetTableName()}\" WHERE Id = $id", "$id"); // Every record type has a table.
        command.Parameters[0].Value = id;
        return command.ExecuteScalar() is not null;
    }

    /// <summary>What overlaps the window of one space, by start.</summary>
    public void BusyOf(string spaceId, Interval window, List<Busy> into)
    {
        _busyOfSpace ??= Prepare($"""
            SELECT "From", "To", BookingId, HeldUntil FROM Allocations
            WHERE SpaceId = $space AND "From" < $end AND "From" > $start - {ParkContext.LongTicks} AND "To" > $start
            UNION ALL
            SELECT "From", "To", BookingId, HeldUntil FROM Allocations
            WHERE "To" - "From" > {ParkContext.LongTicks} AND "To" > $start AND "From" <= $start - {ParkContext.LongTicks} AND SpaceId = $space
            ORDER BY 1
            """, "$start", "$end", "$space");
        _busyOfSpace.Parameters[2].Value = spaceId;
        Read(_busyOfSpace, window, reader => into.Add(Row(reader, spaceId, 0)));
    }

    /// <summary>What overlaps the window, in no particular order: of some spaces, or of all if that is null.</summary>
    public void BusyOf(HashSet<string>? spaceIds, Interval window, List<Busy> into)
    {
        _busyOfAll ??= Prepare($"""
            SELECT SpaceId, "From", "To", BookingId, HeldUntil FROM Allocations
            WHERE "From" < $end AND "From" > $start - {ParkContext.LongTicks} AND "To" > $start
            UNION ALL
            SELECT SpaceId, "From", "To", BookingId, HeldUntil FROM Allocations
            WHERE "To" - "From" > {ParkContext.LongTicks} AND "To" > $start AND "From" <= $start - {ParkContext.LongTicks}
            """, "$start", "$end");
        Read(_busyOfAll, window, reader =>
        {
            var spaceId = reader.GetString(0);
            if (spaceIds is null || spaceIds.Contains(spaceId))
                into.Add(Row(reader, spaceId, 1));
        });
    }

    /// <summary>The building of a booking; null if there is none.</summary>
    public string? BuildingOf(string bookingId)
    {
        _buildingOf ??= Prepare("SELECT BuildingId FROM Bookings WHERE Id = $id", "$id");
        _buildingOf.Parameters[0].Value = bookingId;
        return _buildingOf.ExecuteScalar() as string;
    }

    /// <summary>Runs several reads on one state of the database.</summary>
    public TResult InSnapshot<TResult>(Func<TResult> read)
    {
        // Deferred: it takes no lock that the writer would wait for.
        using var transaction = _connection.BeginTransaction(deferred: true);
        using var joined = Context.Database.UseTransaction(transaction);
        return read();
    }

    public void Dispose()
    {
        Context.Dispose();
        foreach (var command in _has.Values)
            command.Dispose();
        _busyOfSpace?.Dispose();
        _busyOfAll?.Dispose();
        _buildingOf?.Dispose();
        _connection.Dispose();
    }

    private static void Read(SqliteCommand command, Interval window, Action<SqliteDataReader> row)
    {
        command.Parameters[0].Value = window.Start.ToDateTimeOffset().UtcTicks;
        command.Parameters[1].Value = window.End.ToDateTimeOffset().UtcTicks;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            row(reader);
    }

    private static Busy Row(SqliteDataReader reader, string spaceId, int first) => new(
        spaceId, At(reader.GetInt64(first)), At(reader.GetInt64(first + 1)), reader.GetString(first + 2),
        reader.IsDBNull(first + 3) ? null : At(reader.GetInt64(first + 3)));

    private static Instant At(long utcTicks) => Instant.FromUnixTimeTicks(utcTicks + NodaConstants.BclEpoch.ToUnixTimeTicks());

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(name, name is "$space" or "$id" ? SqliteType.Text : SqliteType.Integer);
        return command;
    }
}
