using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>One broken rule: which, by what, and what would be accepted instead.</summary>
/// <param name="Code">Stable, kebab-case, never reused; see <see cref="RefusalCodes"/>.</param>
/// <param name="Message">What, which, and what to do. The text may change.</param>
/// <param name="Target">The property of the request that broke the rule, in camelCase.</param>
/// <param name="SpaceId">The space whose rule it is; null if the rule is not a space's.</param>
/// <param name="Value">The value that broke it.</param>
/// <param name="Limit">The value that the rule states; null where there is none.</param>
/// <param name="Nearest">The nearest thing that every rule accepts at present; null if none was found.</param>
public sealed record Refusal(
    string Code, string Message, string? Target = null, string? SpaceId = null, string? Value = null, string? Limit = null,
    Alternative? Nearest = null);

/// <summary>A use that would be accepted at present.</summary>
public sealed record Alternative(IReadOnlyList<string> SpaceIds, Instant Start, Instant End, int? Attendees);
