using KnowledgePark.Access;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// Brings the occurrences of a file into the park, through the booking desk and by its rules. Bookings that an earlier import made are changed
/// first, so that what moves away makes room; then what is new is booked, the earlier before the later.
/// </summary>
internal sealed class Placement(IParkStore store, BookingDesk desk, ParkMap map, string buildingId, string organisationId)
{
    private static readonly NodaTime.Text.ZonedDateTimePattern s_local =
        NodaTime.Text.ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", null);

    private readonly List<ImportLine> _lines = [];

    /// <summary>One line for each occurrence, and for each booking that is gone from the file.</summary>
    public IReadOnlyList<ImportLine> Lines => _lines;

    public async Task PlaceAsync(IReadOnlyList<Occurrence> occurrences, RoomBook rooms, EarlierImports earlier, CancellationToken ct)
    {
        var known = Reconciliation.Of(occurrences, rooms, earlier, buildingId);
        var fresh = new List<(Occurrence, string SpaceId)>();
        var changed = new List<(Occurrence, string SpaceId, Booking)>();
        foreach (var occurrence in occurrences)
        {
            var (code, reason, spaceId) = Barrier(occurrence, rooms);
            if (known.Of(occurrence) is { } booking)
            {
                if (spaceId is null)
                    await WithdrawAsync(occurrence, booking, code, reason, ct);
                else if (booking.Status is BookingStatus.Cancelled or BookingStatus.Expired)
                    Note(occurrence.Line(ImportResult.Rejected, ImportCodes.CancelledHere, "its booking was cancelled in the park and stays cancelled"), spaceId, booking.Id);
                else if (DifferenceOf(occurrence, spaceId, booking).Length == 0)
                    Note(occurrence.Line(ImportResult.AlreadyThere), spaceId, booking.Id);
                else
                    changed.Add((occurrence, spaceId, booking));
            }
            else if (spaceId is null)
            {
                Note(occurrence.Line(ImportResult.Rejected, code, reason), null, null);
            }
            else
            {
                fresh.Add((occurrence, spaceId));
            }
        }

        await ChangeAsync(changed, ct);
        foreach (var (occurrence, spaceId) in fresh)
            await BookAsync(occurrence, spaceId, ct);
        foreach (var booking in known.Gone)
            Note(LineOf(booking), booking.SpaceIds[0], booking.Id);
    }

    private static (string Code, string Reason, string? SpaceId) Barrier(Occurrence occurrence, RoomBook rooms)
    {
        if (occurrence.Code.Length > 0)
            return (occurrence.Code, occurrence.Reason, null);
        var room = rooms.Of(occurrence.Room);
        return room.SpaceId is null ? (room.Code, room.How, null) : ("", "", room.SpaceId);
    }

    private async Task BookAsync(Occurrence occurrence, string spaceId, CancellationToken ct)
    {
        var outcome = await desk.ImportAsync(Caller.Server, new BookingRequest
        {
            Id = occurrence.BookingId(buildingId),
            Title = occurrence.Title,
            OrganisationId = organisationId,
            Start = occurrence.Start,
            End = occurrence.End,
            SpaceIds = [spaceId],
        }, ct);
        if (outcome is BookingOutcome.Booked booked)
        {
            Note(occurrence.Line(booked.IsRepeat ? ImportResult.AlreadyThere : ImportResult.Placed), spaceId, booked.Booking.Id);
            return;
        }

        var (code, reason) = await WhyAsync(outcome, occurrence, spaceId, null, ct);
        Note(occurrence.Line(ImportResult.Rejected, code, reason), spaceId, null);
    }

    /// <summary>Changes as long as changes succeed: what moves away may make room for what was refused before it.</summary>
    private async Task ChangeAsync(List<(Occurrence Occurrence, string SpaceId, Booking Booking)> changed, CancellationToken ct)
    {
        var refused = new Dictionary<string, BookingOutcome>();
        for (var before = -1; changed.Count != before;)
        {
            before = changed.Count;
            foreach (var change in changed.ToArray())
            {
                var (occurrence, spaceId, booking) = change;
                var outcome = await desk.ChangeAsync(Caller.Server, booking.Id, new BookingChange
                {
                    Title = occurrence.Title,
                    OrganisationId = organisationId,
                    Start = occurrence.Start,
                    End = occurrence.End,
                    SpaceIds = [spaceId],
                }, null, ct);
                refused[booking.Id] = outcome;
                if (outcome is not BookingOutcome.Booked)
                    continue;
                changed.Remove(change);
                Note(occurrence.Line(ImportResult.Changed, reason: $"changed: {DifferenceOf(occurrence, spaceId, booking)}"), spaceId, booking.Id);
            }
        }

        foreach (var (occurrence, spaceId, booking) in changed)
        {
            var (code, reason) = await WhyAsync(refused[booking.Id], occurrence, spaceId, booking.Id, ct);
            var difference = DifferenceOf(occurrence, spaceId, booking);
            Note(occurrence.Line(ImportResult.NotChanged, code, $"changed: {difference}; the booking stands as it was: {reason}"), spaceId, booking.Id);
        }
    }

    /// <summary>The file no longer wants a booking of an earlier import: it is cancelled only where the file says so.</summary>
    private async Task WithdrawAsync(Occurrence occurrence, Booking booking, string code, string reason, CancellationToken ct)
    {
        if (booking.Status is BookingStatus.Cancelled or BookingStatus.Expired)
        {
            Note(occurrence.Line(ImportResult.Rejected, code, reason), null, booking.Id);
            return;
        }

        if (code == ImportCodes.CancelledThere && await desk.CancelAsync(Caller.Server, booking.Id, "Cancelled in the imported calendar", null, ct) is BookingOutcome.Booked)
            Note(occurrence.Line(ImportResult.Changed, code, "changed: cancelled"), booking.SpaceIds[0], booking.Id);
        else
            Note(occurrence.Line(ImportResult.NotChanged, code, $"changed: {reason}; the booking of an earlier import stands"), booking.SpaceIds[0], booking.Id);
    }

    private async Task<(string Code, string Reason)> WhyAsync(BookingOutcome outcome, Occurrence occurrence, string spaceId, string? own, CancellationToken ct)
    {
        if (outcome is not BookingOutcome.Refused refused)
            return (ImportCodes.TooBusy, "others wrote at the same time; run the import again");
        var said = string.Join(' ', refused.Reasons.Select(r => r.Message));
        if (refused.Reasons.All(r => r.Code != RefusalCodes.SpaceTaken) || !map.TryRulesOf(spaceId, out var rules))
            return (refused.Reasons[0].Code, said);
        var busy = await store.BusyAsync(buildingId, [.. map.LeavesOf(spaceId)], rules.BlockedBy(occurrence.Start, occurrence.End - occurrence.Start), ct);
        var takerId = busy.FirstOrDefault(b => b.BookingId != own).BookingId;
        var taker = takerId is null ? null : await store.FindAsync<Booking>(buildingId, takerId, ct);
        return (RefusalCodes.SpaceTaken, taker is null ? said : $"taken by '{taker.Title}' from {Local(taker.Use.Start)} to {Local(taker.Use.End)}");
    }

    private string DifferenceOf(Occurrence occurrence, string spaceId, Booking booking)
    {
        var differences = new List<string>();
        if (booking.Use.Start != occurrence.Start || booking.Use.End != occurrence.End)
            differences.Add($"{Local(booking.Use.Start)}–{Local(booking.Use.End)} → {Local(occurrence.Start)}–{Local(occurrence.End)}");
        if (booking.SpaceIds is not [var only] || only != spaceId)
            differences.Add($"space {string.Join('+', booking.SpaceIds)} → {spaceId}");
        if (booking.Title != occurrence.Title)
            differences.Add($"title '{booking.Title}' → '{occurrence.Title}'");
        if (booking.OrganisationId != organisationId)
            differences.Add($"organisation {booking.OrganisationId} → {organisationId}");
        return string.Join(", ", differences);
    }

    private static ImportLine LineOf(Booking gone) => new()
    {
        Result = ImportResult.Gone,
        Title = gone.Title,
        Start = gone.Use.Start,
        End = gone.Use.End,
        Code = ImportCodes.GoneFromFile,
        Reason = "the file no longer has this date; its booking stands: cancel it if it does not take place",
    };

    private string Local(Instant instant) => s_local.Format(instant.InZone(map.ZoneOf(buildingId)));

    private void Note(ImportLine line, string? spaceId, string? bookingId) => _lines.Add(line with { SpaceId = spaceId, BookingId = bookingId });
}
