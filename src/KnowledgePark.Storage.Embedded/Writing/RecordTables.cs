using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KnowledgePark.Storage.Embedded.Writing;

/// <summary>Writes the records that change rarely (facilities, tenants) through EF, in the writer's transaction.</summary>
internal sealed class RecordTables : IDisposable
{
    private static readonly MethodInfo s_clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!; // Part of every object.

    private readonly ParkContext _context;
    private readonly Statements _statements;

    public RecordTables(SqliteConnection connection, Statements statements)
    {
        _statements = statements;
        _context = Connections.ContextOn(connection);
        // The writer has begun the transaction that everything here is part of.
        _context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    public bool Write(Change change, long commit)
    {
        var type = _context.Model.FindEntityType(change.Record.GetType()) ?? throw new ArgumentException($"{change.Record.GetType().Name} is not stored here.", nameof(change));
        var table = type.GetTableName()!; // Every record type has a table.
        if (change is not Change.Created
            && _statements.Number($"SELECT Version FROM \"{table}\" WHERE Id = $id", change.Record.Id) != CommitNumbers.Of(change.Record))
            return false;
        if (change is Change.Removed)
        {
            _statements.Run($"DELETE FROM \"{table}\" WHERE Id = $id", change.Record.Id);
            _statements.Run("INSERT INTO Removals (\"Table\", Version, RecordId) VALUES ($table, $version, $id)", table, commit, change.Record.Id);
            return true;
        }

        // A replacement is a new row: EF cannot update the JSON columns of a record that it has not read itself.
        if (change is Change.Replaced)
            _statements.Run($"DELETE FROM \"{table}\" WHERE Id = $id", change.Record.Id);

        // EF sets the version in place; the caller's record is not ours to change.
        var copy = s_clone.Invoke(change.Record, null)!;
        try
        {
            var entry = _context.Add(copy);
            entry.Property(nameof(IRecord.Version)).CurrentValue = commit.ToString(CultureInfo.InvariantCulture);
            _context.SaveChanges();
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is SqliteException inner)
        {
            if (SqliteFaults.IsConstraint(inner))
                return false;
            throw inner;
        }
        finally
        {
            _context.ChangeTracker.Clear();
        }
    }

    public void Dispose() => _context.Dispose();
}
