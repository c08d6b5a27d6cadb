using KnowledgePark.Storage;

namespace KnowledgePark.Access;

/// <summary>Who did what to which record, when and from where. Written together with what it tells, and never changed.</summary>
public sealed record AuditEntry : IRecord
{
    /// <summary>Sorts by time.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => Home;

    /// <summary>The partition of what it tells.</summary>
    public required string Home { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public AuditAct Act { get; init; }

    /// <summary>The type of the record, as $metadata names it.</summary>
    public required string RecordType { get; init; }

    /// <summary>The record.</summary>
    public required string RecordId { get; init; }

    /// <summary>Who did it; null: a service token, or a command on the server itself.</summary>
    public string? PersonId { get; init; }

    /// <summary>With which token; null: a command on the server itself.</summary>
    public string? TokenId { get; init; }

    /// <summary>From which network address.</summary>
    public string? Address { get; init; }

    /// <summary>Why a rule was set aside.</summary>
    public string? Reason { get; init; }

    /// <summary>The properties that changed, as they were: a JSON object. Null for what was made.</summary>
    public string? Before { get; init; }

    /// <summary>The properties that changed, as they became: a JSON object. Null for what was made or removed.</summary>
    public string? After { get; init; }
}
