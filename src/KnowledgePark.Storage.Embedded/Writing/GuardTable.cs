using KnowledgePark.Bookings;

namespace KnowledgePark.Storage.Embedded.Writing;

/// <summary>Writes guards by prepared statements: one with every booking.</summary>
internal sealed class GuardTable(Statements statements)
{
    public bool Write(Change change, Guard guard, long commit) => change switch
    {
        Change.Created => statements.Run(
            "INSERT INTO Guards (Id, Version, BuildingId, Allocations, Revision, ChangedAt) VALUES ($id, $version, $building, $allocations, $revision, $changed)",
            guard.Id, commit, guard.BuildingId, guard.Allocations, guard.Revision, guard.ChangedAt.UtcTicks) == 1,
        Change.Replaced => statements.Run(
            "UPDATE Guards SET Version = $version, Allocations = $allocations, Revision = $revision, ChangedAt = $changed WHERE Id = $id AND Version = $old",
            commit, guard.Allocations, guard.Revision, guard.ChangedAt.UtcTicks, guard.Id, CommitNumbers.Of(guard)) == 1,
        _ => statements.Run(
            "DELETE FROM Guards WHERE Id = $id AND Version = $old", guard.Id, CommitNumbers.Of(guard)) == 1,
    };
}
