namespace KnowledgePark.Facilities.Importing;

/// <summary>What became of an import.</summary>
public abstract record SpacesImportOutcome
{
    private SpacesImportOutcome()
    {
    }

    /// <summary>It ran to its end.</summary>
    public sealed record Done(SpacesImportReport Report) : SpacesImportOutcome;

    /// <summary>The input cannot be used.</summary>
    public sealed record Unusable(string Reason) : SpacesImportOutcome;
}

/// <summary>What an import of spaces did, row by row.</summary>
public sealed record SpacesImportReport
{
    /// <summary>The rule by which capacities are estimated, in words.</summary>
    public const string CapacityRule = CapacityEstimate.Rule;

    /// <summary>What was made besides spaces: park, building, floors.</summary>
    public required IReadOnlyList<string> Made { get; init; }

    /// <summary>How many floors the sheet has.</summary>
    public required int Floors { get; init; }

    /// <summary>Every row.</summary>
    public required IReadOnlyList<SpaceImportLine> Lines { get; init; }

    /// <summary>Numbers that several rooms carry.</summary>
    public required IReadOnlyList<string> SharedCodes { get; init; }

    /// <summary>Columns that were not understood.</summary>
    public required IReadOnlyList<string> IgnoredHeaders { get; init; }

    /// <summary>Categories that are no kind of ours: their rooms are of kind Other.</summary>
    public required IReadOnlyList<string> UnknownCategories { get; init; }

    /// <summary>How many capacities the sheet does not state.</summary>
    public required int EstimatedCapacities { get; init; }

    public int CountOf(SpaceImportResult result) => Lines.Count(l => l.Result == result);
}

/// <summary>What became of one row.</summary>
/// <param name="Result">How it fared.</param>
/// <param name="Row">The row, from 1; the header does not count.</param>
/// <param name="Space">The space as the sheet describes it.</param>
/// <param name="Floor">Its floor in the words of the sheet; null: none.</param>
/// <param name="Notes">What was decided about it, or why it was refused.</param>
public sealed record SpaceImportLine(SpaceImportResult Result, int Row, Space Space, string? Floor, string Notes);

/// <summary>How a row fared.</summary>
public enum SpaceImportResult
{
    Created,

    /// <summary>The park has it, as it is in the sheet.</summary>
    AlreadyThere,

    /// <summary>The park has it with other values, which stay.</summary>
    Differs,

    /// <summary>It cannot be a space; the notes say why.</summary>
    Refused,
}
