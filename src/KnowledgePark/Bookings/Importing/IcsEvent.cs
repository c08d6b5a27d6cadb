namespace KnowledgePark.Bookings.Importing;

/// <summary>A VEVENT as it stands in the file.</summary>
/// <param name="Number">Its position in the file, from 1.</param>
/// <param name="Properties">Its own content lines, without those of alarms within it.</param>
internal sealed record IcsEvent(int Number, IReadOnlyList<IcsProperty> Properties)
{
    private (string Title, string? Room)? _said;
    private (string Code, string Reason)? _barrier;

    /// <summary>Its UID; where the file states none, one that follows from what it says, so that it is known again.</summary>
    public string Uid { get; } = Properties.FirstOrDefault(p => p.Name == "UID")?.Text is { Length: > 0 } uid
        ? uid
        : "without-uid-" + Records.DerivedId.Hash(32, [.. Properties.Where(p => p.Name is "DTSTART" or "SUMMARY" or "LOCATION").Select(p => p.Value)]);

    public int Sequence { get; } = int.TryParse(Properties.FirstOrDefault(p => p.Name == "SEQUENCE")?.Value, out var sequence) ? sequence : 0;

    /// <summary>Its title and room. Asked for once a date, so it is kept.</summary>
    public (string Title, string? Room) Said => _said ??= EventText.Of(TextOf("SUMMARY"), TextOf("LOCATION"));

    /// <summary>Why the event itself says that it is not to be booked; empty: it does not.</summary>
    public (string Code, string Reason) Barrier => _barrier ??=
        Says("STATUS", "CANCELLED") ? (ImportCodes.CancelledThere, "the file says that it is cancelled")
        : Says("TRANSP", "TRANSPARENT") ? (ImportCodes.TakesNoTime, "the file says that it takes no time (TRANSP:TRANSPARENT)")
        : ("", "");

    public IcsProperty? First(string name) => Properties.FirstOrDefault(p => p.Name == name);

    public IEnumerable<IcsProperty> All(string name) => Properties.Where(p => p.Name == name);

    private string TextOf(string name) => First(name)?.Text ?? "";

    private bool Says(string name, string value) => string.Equals(First(name)?.Text, value, StringComparison.OrdinalIgnoreCase);
}
