namespace KnowledgePark.Facilities;

/// <summary>How many people a space takes in one layout.</summary>
/// <param name="Layout">How the furniture stands.</param>
/// <param name="People">At least 1.</param>
public sealed record LayoutCapacity(SpaceLayout Layout, int People);
