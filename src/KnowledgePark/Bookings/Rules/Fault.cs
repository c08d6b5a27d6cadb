using NodaTime;

namespace KnowledgePark.Bookings.Rules;

/// <summary>A rule says no, and where on the time line it might say yes to a use of the same length.</summary>
/// <param name="Later">No later start before this one can be accepted; after the asked start. Null: no later start can.</param>
/// <param name="Earlier">No earlier start after this one can be accepted; before the asked start. Null: no earlier start can.</param>
/// <param name="Cause">What the rule needs to explain itself.</param>
internal readonly record struct Fault(Instant? Later, Instant? Earlier, object? Cause = null)
{
    /// <summary>Moving the use in time does not help.</summary>
    public static readonly Fault Timeless = new(null, null);

    public bool IsTimeless => Later is null && Earlier is null;
}
