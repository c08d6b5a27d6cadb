namespace KnowledgePark.Facilities.Media;

/// <summary>Which media which records have.</summary>
public static class MediaSlots
{
    public static readonly IReadOnlyList<MediaSlot> All =
    [
        new MediaSlot<Space>("spaces", "photo", MediaRule.Photo, s => s.Photo, (s, facts) => s with { Photo = facts }),
        new MediaSlot<Space>("spaces", "document", MediaRule.Document, s => s.Document, (s, facts) => s with { Document = facts }),
        new MediaSlot<Building>("buildings", "photo", MediaRule.Photo, b => b.Photo, (b, facts) => b with { Photo = facts }),
        new MediaSlot<Building>("buildings", "plan", MediaRule.Plan, b => b.Plan, (b, facts) => b with { Plan = facts }),
        new MediaSlot<Building>("buildings", "document", MediaRule.Document, b => b.Document, (b, facts) => b with { Document = facts }),
        new MediaSlot<Floor>("floors", "plan", MediaRule.Plan, f => f.Plan, (f, facts) => f with { Plan = facts }),
    ];

    /// <summary>The slots of a kind of record; empty for most.</summary>
    public static IReadOnlyList<MediaSlot> Of(Type recordType) => [.. All.Where(s => s.RecordType == recordType)];
}
