namespace KnowledgePark.Bookings;

/// <summary>Which rules a booking has to keep.</summary>
internal enum Manner
{
    /// <summary>All.</summary>
    ByTheRules,

    /// <summary>It was agreed elsewhere: the limits on asking do not concern it.</summary>
    Import,

    /// <summary>An operator sets aside what a policy or a calendar says.</summary>
    AgainstTheRules,
}
