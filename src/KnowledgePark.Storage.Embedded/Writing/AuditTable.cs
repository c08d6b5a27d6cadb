using KnowledgePark.Access;

namespace KnowledgePark.Storage.Embedded.Writing;

/// <summary>Writes audit entries by a prepared statement: one with every booking.</summary>
internal sealed class AuditTable(Statements statements)
{
    private const string Insert = """
        INSERT INTO AuditEntries (Id, Version, Home, At, Act, RecordType, RecordId, PersonId, TokenId, Address, Reason, Before, After)
        VALUES ($id, $version, $home, $at, $act, $type, $record, $person, $token, $address, $reason, $before, $after)
        """;

    public bool Write(AuditEntry e, long commit) => statements.Run(
        Insert, e.Id, commit, e.Home, e.At.UtcTicks, e.Act.ToString(), e.RecordType, e.RecordId, e.PersonId, e.TokenId, e.Address, e.Reason, e.Before, e.After) == 1;
}
