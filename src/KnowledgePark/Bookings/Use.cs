using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>What the rules decide on: spaces of one building, a time and a number of people.</summary>
internal sealed record Use(IReadOnlyList<SpaceRules> Spaces, Instant Start, Duration Length, int? Attendees, SpaceLayout? Layout)
{
    public Instant End => Start + Length;

    /// <summary>The leaf spaces that it takes, each once, in a fixed order.</summary>
    public IReadOnlyList<string> LeafIds =>
        Spaces.Count == 1 && Spaces[0].Leaves.Count == 1
            ? [Spaces[0].Leaves[0].Id]
            : [.. Spaces.SelectMany(s => s.Leaves).Select(l => l.Id).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What it takes of each leaf: where two of its spaces share a leaf, the longer buffers hold.</summary>
    public IReadOnlyList<Allocation> Allocations() =>
        [.. LeafIds.Select(leaf =>
        {
            var blocked = Spaces.Where(s => s.Leaves.Any(l => l.Id == leaf)).Select(s => s.BlockedBy(Start, Length)).ToArray();
            return new Allocation
            {
                SpaceId = leaf,
                From = blocked.Min(b => b.Start).ToDateTimeOffset(),
                To = blocked.Max(b => b.End).ToDateTimeOffset(),
            };
        })];
}
