namespace KnowledgePark.Bookings.Importing;

/// <summary>What became of an import.</summary>
public abstract record BookingsImportOutcome
{
    private BookingsImportOutcome()
    {
    }

    /// <summary>It ran to its end.</summary>
    public sealed record Done(BookingsImportReport Report) : BookingsImportOutcome;

    /// <summary>The input cannot be used; nothing was booked.</summary>
    public sealed record Unusable(string Reason) : BookingsImportOutcome;
}

/// <summary>What an import did, occurrence by occurrence.</summary>
public sealed record BookingsImportReport
{
    /// <summary>How many events the file has.</summary>
    public required int Events { get; init; }

    /// <summary>The zone of times that name none.</summary>
    public required NodaTime.DateTimeZone Zone { get; init; }

    /// <summary>Over which dates rules were expanded.</summary>
    public required ImportWindow Window { get; init; }

    /// <summary>What was made besides bookings: building, organisation, spaces.</summary>
    public required IReadOnlyList<string> Made { get; init; }

    /// <summary>What the rooms of the file were taken for.</summary>
    public required IReadOnlyList<RoomFinding> Rooms { get; init; }

    /// <summary>Every occurrence, and every event that makes none.</summary>
    public required IReadOnlyList<ImportLine> Lines { get; init; }

    /// <summary>How many EXDATEs of the file matched nothing.</summary>
    public required int IdleExclusions { get; init; }

    /// <summary>How many occurrences the file has within the window.</summary>
    public int Occurrences => Lines.Count(l => l.Result is not (ImportResult.EventRejected or ImportResult.LeftOut or ImportResult.Gone));

    public int CountOf(ImportResult result) => Lines.Count(l => l.Result == result);
}
