using System.Diagnostics.Metrics;

namespace KnowledgePark.Bookings;

/// <summary>
/// What becomes of bookings, as metrics. Tags are kinds and codes, of which there are a few dozen; never an id, a name or a text, which would
/// tell of persons and make a series of every booking.
/// </summary>
internal static class BookingMeter
{
    private static readonly Meter s_meter = new("KnowledgePark.Bookings");

    private static readonly Counter<long> s_bookings = s_meter.CreateCounter<long>("knowledgepark.bookings", "{booking}", "What was committed, by kind: made, held, imported, confirmed, moved, changed, cancelled, expired.");

    private static readonly Counter<long> s_refusals = s_meter.CreateCounter<long>("knowledgepark.bookings.refusals", "{refusal}", "Broken rules that requests were refused with, by code.");

    private static readonly Counter<long> s_conflicts = s_meter.CreateCounter<long>("knowledgepark.bookings.conflicts", "{commit}", "Commits that wrote nothing because somebody wrote first.");

    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>("knowledgepark.bookings.retries", "{retry}", "Decisions made anew after a conflict, or on calendars that had grown old.");

    private static readonly Counter<long> s_tooBusy = s_meter.CreateCounter<long>("knowledgepark.bookings.too_busy", "{request}", "Requests that were given up because others wrote first every time.");

    public static void Committed(Booking? old, Booking wanted, bool isImport, int expired)
    {
        if (!s_bookings.Enabled)
            return;
        s_bookings.Add(1, new KeyValuePair<string, object?>("kind", KindOf(old, wanted, isImport)));
        if (expired > 0)
            s_bookings.Add(expired, new KeyValuePair<string, object?>("kind", "expired"));
    }

    public static void Conflicted() => s_conflicts.Add(1);

    public static void Retried() => s_retries.Add(1);

    /// <summary>Counts what a request is told, and hands it on.</summary>
    public static BookingOutcome Told(BookingOutcome outcome)
    {
        if (outcome is BookingOutcome.TooBusy)
            s_tooBusy.Add(1);
        else if (outcome is BookingOutcome.Refused refused && s_refusals.Enabled)
        {
            foreach (var reason in refused.Reasons)
                s_refusals.Add(1, new KeyValuePair<string, object?>("code", reason.Code));
        }

        return outcome;
    }

    private static string KindOf(Booking? old, Booking wanted, bool isImport) => (old, wanted.Status) switch
    {
        (null, BookingStatus.Held) => "held",
        (null, _) => isImport ? "imported" : "made",
        (_, BookingStatus.Cancelled) => "cancelled",
        (_, BookingStatus.Expired) => "expired",
        ({ Status: BookingStatus.Held }, BookingStatus.Confirmed) => "confirmed",
        _ => old.Start == wanted.Start && old.End == wanted.End && old.SpaceIds.SequenceEqual(wanted.SpaceIds) ? "changed" : "moved",
    };
}
