using System.Globalization;
using KnowledgePark.Access;
using KnowledgePark.Bookings;
using Microsoft.Data.Sqlite;

namespace KnowledgePark.Storage.Embedded.Writing;

/// <summary>The writer's connection and prepared statements. Used by one thread.</summary>
internal sealed class WriterSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statements _statements;
    private readonly BookingTable _bookings;
    private readonly GuardTable _guards;
    private readonly AuditTable _audit;
    private readonly RecordTables _others;

    public WriterSession(EmbeddedOptions options)
    {
        _connection = Connections.OpenWriter(options.DatabasePath);
        _statements = new Statements(_connection);
        if (options.MaxPages is { } max)
            _statements.Run($"PRAGMA max_page_count={max}");
        _bookings = new BookingTable(_statements);
        _guards = new GuardTable(_statements);
        _audit = new AuditTable(_statements);
        _others = new RecordTables(_connection, _statements);
    }

    /// <summary>Commits all members in one transaction and decides each; throws if nothing could be made durable.</summary>
    public void Commit(IReadOnlyList<GroupCommitWriter.Pending> group)
    {
        // For a savepoint SQLite copies every page before it is changed. Conflicts are rare, so the group is first written without savepoints;
        // if one of its sets conflicts, all is rolled back and written again, each set in a savepoint of its own.
        if (!TryCommit(group, withSavepoints: false))
            TryCommit(group, withSavepoints: true);
    }

    public void Dispose()
    {
        _others.Dispose();
        _statements.Dispose();
        _connection.Dispose();
    }

    /// <summary>False if nothing was committed, because a set that has no savepoint conflicts.</summary>
    private bool TryCommit(IReadOnlyList<GroupCommitWriter.Pending> group, bool withSavepoints)
    {
        // Immediate: another process that writes is waited for here, before anything is read.
        _statements.Run("BEGIN IMMEDIATE");
        try
        {
            var last = _statements.Number("SELECT Last FROM Commits");
            var before = last;
            foreach (var pending in group)
            {
                var conflict = withSavepoints ? WriteInSavepoint(pending.Changes, last + 1) : Write(pending.Changes, last + 1);
                if (conflict is not null && !withSavepoints)
                {
                    _statements.Run("ROLLBACK");
                    return false;
                }

                if (conflict is null)
                    last++;
                pending.Decide(conflict is null ? Committed(pending.Changes, last) : (CommitResult)new CommitResult.Conflict(conflict));
            }

            if (last != before)
                _statements.Run("UPDATE Commits SET Last = $last", last);
            _statements.Run("COMMIT");
            return true;
        }
        catch
        {
            TryRollBack();
            throw;
        }
    }

    /// <summary>Writes a whole set, or nothing and answers the record that somebody wrote first.</summary>
    private IRecord? WriteInSavepoint(ChangeSet set, long commit)
    {
        _statements.Run("SAVEPOINT one");
        var conflict = Write(set, commit);
        if (conflict is not null)
            _statements.Run("ROLLBACK TO one");
        _statements.Run("RELEASE one");
        return conflict;
    }

    /// <summary>Writes the changes up to the first whose record somebody wrote first, and answers that; null if there is none.</summary>
    private IRecord? Write(ChangeSet set, long commit)
    {
        foreach (var change in set.Changes)
        {
            if (!Write(change, commit))
                return change.Record;
        }

        return null;
    }

    private bool Write(Change change, long commit)
    {
        try
        {
            return change.Record switch
            {
                Booking booking => _bookings.Write(change, booking, commit),
                Guard guard => _guards.Write(change, guard, commit),
                AuditEntry entry when change is Change.Created => _audit.Write(entry, commit),
                _ => _others.Write(change, commit),
            };
        }
        catch (SqliteException e) when (SqliteFaults.IsConstraint(e))
        {
            return false;
        }
    }

    private static CommitResult.Committed Committed(ChangeSet set, long commit)
    {
        var version = commit.ToString(CultureInfo.InvariantCulture);
        return new CommitResult.Committed([.. set.Changes.Select(c => c is Change.Removed ? "" : version)]);
    }

    private void TryRollBack()
    {
        try
        {
            _statements.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself (disk full, I/O error); the caller opens a new session.
        }
    }
}
