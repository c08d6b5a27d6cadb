namespace KnowledgePark.Bookings.Importing;

/// <summary>Why something of a calendar file is not booked, beside <see cref="RefusalCodes"/>. Stable; never reused.</summary>
public static class ImportCodes
{
    public const string Malformed = "malformed";
    public const string UnknownZone = "unknown-zone";
    public const string RuleRefused = "rule-refused";
    public const string RangeOverride = "range-override";
    public const string DuplicateUid = "duplicate-uid";
    public const string OutsideWindow = "outside-window";
    public const string CancelledThere = "cancelled-there";
    public const string CancelledHere = "cancelled-here";
    public const string TakesNoTime = "takes-no-time";
    public const string NoRoom = "no-room";
    public const string Online = "online";
    public const string ToBeConfirmed = "to-be-confirmed";
    public const string UnknownRoom = "unknown-room";
    public const string AmbiguousRoom = "ambiguous-room";
    public const string SkippedByMapping = "skipped-by-mapping";
    public const string GoneFromFile = "gone-from-file";
    public const string TooBusy = "too-busy";
}
