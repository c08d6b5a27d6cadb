using KnowledgePark.Access;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>Who wants a booking, and by which rules.</summary>
internal sealed record Wish(Caller Caller, Manner Manner, string? Because = null)
{
    public Act Act => Manner == Manner.ByTheRules ? Act.Create : Act.Override;

    public Change AuditOf(Booking? old, Booking wanted, Instant now) =>
        old is null ? Audit.Created(Caller, wanted, now, Because) : Audit.Changed(Caller, old, wanted, now, Because);
}
