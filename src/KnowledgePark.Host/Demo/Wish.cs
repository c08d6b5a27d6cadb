using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Host.Demo;

/// <summary>What somebody in the demo park wants to book, in local time.</summary>
internal sealed record Wish(IReadOnlyList<Space> Spaces, LocalDateTime Start, int Minutes, string Title, string OrganisationId)
{
    public int? People { get; init; }

    public SpaceLayout? Layout { get; init; }

    public LocalDateTime End => Start.PlusMinutes(Minutes);
}
