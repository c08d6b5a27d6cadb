using KnowledgePark.Facilities;
using KnowledgePark.Tenants;

namespace KnowledgePark.Host.Demo;

/// <summary>How a kind of space is used from day to day: how often, when, for how long, by whom, for what.</summary>
/// <param name="Kind">The kind of space.</param>
/// <param name="Weight">How often, compared with the others.</param>
/// <param name="FirstHour">No use starts before this hour.</param>
/// <param name="LastHour">No use starts after this hour.</param>
/// <param name="Minutes">The usual lengths.</param>
/// <param name="Who">The kinds of organisation that do so.</param>
/// <param name="Titles">What they call it.</param>
internal sealed record Habit(
    SpaceKind Kind, int Weight, int FirstHour, int LastHour, IReadOnlyList<int> Minutes, IReadOnlyList<OrganisationKind> Who, IReadOnlyList<string> Titles);
