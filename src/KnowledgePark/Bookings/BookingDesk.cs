using KnowledgePark.Access;
using KnowledgePark.Facilities;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using NodaTime;
using static KnowledgePark.Bookings.BookingOutcome;

namespace KnowledgePark.Bookings;

/// <summary>
/// Makes, changes, cancels and confirms bookings. Every operation is the same story: ask whether the caller may, find the spaces, load their calendars, decide,
/// commit booking and guards together; if somebody wrote first, load and decide again.
/// </summary>
/// <remarks>
/// Example: two people want lab A at 9. Both load its guard in version 7 and are told 'free'. The first commit moves the guard to 8;
/// the second, which says 'guard still 7', writes nothing, loads again and is refused with <c>space-taken</c>.
/// </remarks>
public sealed class BookingDesk(IParkStore store, ParkDirectory directory, IClock clock)
{
    private const int MaxTries = 8;
    private const int MaxReason = 500;

    private readonly SpaceLocks _locks = new();

    /// <summary>By booking id, taken before those of the spaces: what many do to one booking at once follows each other, from the reading on.</summary>
    private readonly SpaceLocks _bookingLocks = new();
    private readonly SpaceCalendars _calendars = new(store);

    /// <summary>Books, or refuses and says why. The same request with the same id books once and answers the same.</summary>
    public async Task<BookingOutcome> BookAsync(Caller caller, BookingRequest request, CancellationToken ct) =>
        BookingMeter.Told(await BookAsync(new Wish(caller, Manner.ByTheRules), request, ct));

    /// <summary>
    /// Books without regard to notice, horizon, length, grid, closures and opening hours, because an operator says so. What is taken stays taken,
    /// and the reason is kept in the audit.
    /// </summary>
    public async Task<BookingOutcome> BookAgainstTheRulesAsync(Caller caller, BookingRequest request, string because, CancellationToken ct) =>
        BookingMeter.Told(string.IsNullOrWhiteSpace(because) || because.Length > MaxReason
            ? new Refused([new Refusal(RefusalCodes.ReasonMissing, $"State in 1 to {MaxReason} characters why the rules are set aside.", "because")])
            : await BookAsync(new Wish(caller, Manner.AgainstTheRules, because.Trim()), request, ct));

    /// <summary>
    /// Books what was agreed elsewhere, such as a lecture of an imported timetable: also in the past, and without regard to notice, horizon, length
    /// and grid. Everything else holds; above all, nothing is taken twice.
    /// </summary>
    public async Task<BookingOutcome> ImportAsync(Caller caller, BookingRequest request, CancellationToken ct) =>
        BookingMeter.Told(await BookAsync(new Wish(caller, Manner.Import), request, ct));

    /// <summary>Moves or changes a booking; decided anew as a whole.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="id">The booking.</param>
    /// <param name="change">What should be different.</param>
    /// <param name="ifVersion">The version that the caller has seen; null: any.</param>
    /// <param name="ct">Cancels the waiting, not what was committed.</param>
    public Task<BookingOutcome> ChangeAsync(Caller caller, string id, BookingChange change, string? ifVersion, CancellationToken ct) =>
        RewriteAsync(caller, Act.Alter, id, ifVersion, change.Of, ct);

    /// <summary>Cancels a booking: it stays on record and takes nothing any more. Cancelling twice changes nothing.</summary>
    public Task<BookingOutcome> CancelAsync(Caller caller, string id, string? reason, string? ifVersion, CancellationToken ct) =>
        RewriteAsync(caller, Act.Remove, id, ifVersion, (booking, now) => booking.Status is BookingStatus.Cancelled or BookingStatus.Expired
            ? Rewrite.Nothing
            : booking.Use.End <= now
                ? Rewrite.Refuse(RefusalCodes.AlreadyOver, "The booking is over; what has been used stays on record.", "id")
                : Rewrite.Release(booking, BookingStatus.Cancelled, reason, now), ct);

    /// <summary>Turns a hold into a firm booking. Confirming twice changes nothing.</summary>
    public Task<BookingOutcome> ConfirmAsync(Caller caller, string id, string? ifVersion, CancellationToken ct) =>
        RewriteAsync(caller, Act.Alter, id, ifVersion, (booking, now) => booking.Status switch
        {
            BookingStatus.Confirmed => Rewrite.Nothing,
            BookingStatus.Held when !booking.HasExpired(now) => Rewrite.Decide(booking with
            {
                Status = BookingStatus.Confirmed,
                HeldUntil = null,
                Sequence = booking.Sequence + 1,
                UpdatedAt = now.ToDateTimeOffset(),
            }),
            BookingStatus.Cancelled => Rewrite.Refuse(RefusalCodes.NotChangeable, "The booking is cancelled. Make a new one.", "id"),
            _ => Rewrite.Refuse(RefusalCodes.HoldExpired, "The hold has expired. Make a new booking.", "id"),
        }, ct);

    /// <summary>Writes down the holds whose time is over, at most 100; answers how many. They take nothing even before.</summary>
    public async Task<int> ReleaseExpiredHoldsAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var until = now.ToDateTimeOffset();
        var expired = await store.QueryAsync<Booking>(
            all => all.Where(b => b.Status == BookingStatus.Held && b.HeldUntil <= until).OrderBy(b => b.HeldUntil).Take(100), ct);
        foreach (var hold in expired)
        {
            await RewriteAsync(Caller.Server, Act.Remove, hold.Id, null, (booking, at) => booking.HasExpired(at) ? Rewrite.Release(booking, BookingStatus.Expired, null, at) : Rewrite.Nothing, ct);
        }

        return expired.Count;
    }

    private async Task<BookingOutcome> BookAsync(Wish wish, BookingRequest request, CancellationToken ct)
    {
        // Whose name it is in is the caller's word; where it is, is only known of spaces that exist.
        if (Permissions.Of(wish.Caller, wish.Act, Subject.Booking(request.OrganisationId, request.SpaceIds, directory.Map)) is not Verdict.Allowed and var verdict)
            return new Forbidden(verdict);
        var now = clock.GetCurrentInstant();
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            // Anew in every try: whoever wrote first may have changed the park, not only the calendar.
            var map = directory.Map;
            var draft = BookingDraft.Of(request, map, now);
            if (draft.Use is not { } use)
            {
                // What was booked stays booked: a repeat is not refused because a hold has run out or a tenant has left meanwhile.
                var earlier = request.Id is not null && RecordId.IsValid(request.Id) ? await store.FindAsync<Booking>(request.Id, ct) : null;
                return earlier?.RequestDigest == request.Digest() ? new Booked(earlier, IsRepeat: true) : new Refused(draft.Faults);
            }

            var booking = request.Booked(use, now);
            using var held = await _locks.AcquireAsync(use.LeafIds, ct);
            if (request.Id is not null && await RepeatedAsync(booking, ct) is { } repeated)
                return repeated;
            if (await TryCommitAsync(wish, null, booking, use, map, now, ct) is { } outcome)
            {
                // What takes the space may be this very request, booked by another process since it was looked for.
                return outcome is Refused && request.Id is not null ? await RepeatedAsync(booking, ct) ?? outcome : outcome;
            }

            await PauseAsync(attempt, ct);
        }

        return new TooBusy();
    }

    /// <summary>If a booking of this id exists: the answer that it gives to this request. Null if there is none.</summary>
    private async Task<BookingOutcome?> RepeatedAsync(Booking wanted, CancellationToken ct)
    {
        if (await store.FindAsync<Booking>(wanted.Id, ct) is not { } known)
            return null;
        return known.RequestDigest == wanted.RequestDigest
            ? new Booked(known, IsRepeat: true)
            : new Refused([new Refusal(RefusalCodes.IdAlreadyUsed, $"The id '{wanted.Id}' belongs to another booking. Use a new id for a new booking.", "id", null, wanted.Id)]);
    }

    /// <summary>Reads a booking, lets <paramref name="decide"/> say what becomes of it, and commits that.</summary>
    private async Task<BookingOutcome> RewriteAsync(Caller caller, Act act, string id, string? ifVersion, Func<Booking, Instant, Rewrite> decide, CancellationToken ct) =>
        BookingMeter.Told(await TryRewriteAsync(caller, act, id, ifVersion, decide, ct));

    private async Task<BookingOutcome> TryRewriteAsync(Caller caller, Act act, string id, string? ifVersion, Func<Booking, Instant, Rewrite> decide, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        using var turn = await _bookingLocks.AcquireAsync([id], ct);
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var map = directory.Map;
            if (await store.FindAsync<Booking>(id, ct) is not { } booking)
                return new NotFound();
            if (Permissions.Of(caller, act, booking, map) is not Verdict.Allowed and var verdict)
                return verdict == Verdict.NotPermitted ? new NotFound() : new Forbidden(verdict);
            if (ifVersion is not null && booking.Version != ifVersion)
                return new VersionMismatch(booking.Version);
            var rewrite = decide(booking, now);
            if (rewrite.Refusal is { } refusal)
                return new Refused([refusal]);
            if (rewrite.Wanted is not { } wanted)
                return new Booked(booking);
            if (Permissions.Of(caller, act, wanted, map) is not Verdict.Allowed and var further)
                return new Forbidden(further);
            var draft = rewrite.IsDecided ? null : BookingDraft.Of(BookingRequest.For(wanted), map, now);
            if (draft is { Use: null })
                return new Refused(draft.Faults);
            if (draft?.Use?.Spaces[0].Space.BuildingId is { } building && building != booking.BuildingId)
                return new Refused([new Refusal(RefusalCodes.SpacesOfSeveralBuildings, "A booking stays in its building; cancel it and book in the other one.", "spaceIds")]);

            using var held = await _locks.AcquireAsync(booking.Allocations.Select(a => a.SpaceId).Concat(draft?.Use?.LeafIds ?? []), ct);
            if (await TryCommitAsync(new Wish(caller, Manner.ByTheRules), booking, wanted, TakesTheSame(booking, wanted) ? null : draft?.Use, map, now, ct) is { } outcome)
                return outcome;
            await PauseAsync(attempt, ct);
        }

        return new TooBusy();
    }

    /// <summary>
    /// One round of load, decide and commit. Null: somebody wrote first, try again. <paramref name="old"/> is the booking as it stands, null for
    /// a new one; <paramref name="use"/> is what it shall take, null where what it takes needs no decision.
    /// </summary>
    private async Task<BookingOutcome?> TryCommitAsync(
        Wish wish, Booking? old, Booking wanted, Use? use, ParkMap map, Instant now, CancellationToken ct)
    {
        var calendars = new LoadedCalendars();
        foreach (var allocation in old?.Allocations ?? [])
            calendars.Add(await _calendars.LoadAsync(wanted.BuildingId, allocation.SpaceId, allocation.Blocked.Start, ct));
        if (use is not null)
        {
            var from = use.Start - use.Spaces.Max(s => s.Setup);
            foreach (var leaf in use.LeafIds)
                calendars.Add(await _calendars.LoadAsync(wanted.BuildingId, leaf, from, ct));
            var refusals = Decision.Refusals(use, calendars.Timetable, now, old, wish.Manner);
            if (refusals.Count > 0)
            {
                return await _calendars.AreCurrentAsync(calendars.All, ct)
                    ? new Refused(await WithNearestAsync(refusals, use, map, now, old, wish.Manner, ct))
                    : null;
            }

            wanted = wanted with { Allocations = use.Allocations() };
        }

        var released = await ExpiredHoldsInTheWayAsync(wanted, calendars, now, ct);
        var changes = BookingCommit.Of(old, wanted, released, calendars.ByLeaf, now, wish.AuditOf(old, wanted, now));
        if (changes.Set is not { } set)
            return new Refused([new Refusal(RefusalCodes.TooManySpaces, "The booking takes too many spaces at once. Make several bookings.", "spaceIds")]);
        var result = await store.CommitAsync(set, ct);
        if (result is CommitResult.Committed committed)
        {
            foreach (var calendar in changes.After(committed.Versions, calendars.ByLeaf))
                _calendars.Remember(calendar);
            BookingMeter.Committed(old, wanted, wish.Manner == Manner.Import, released.Count);
            return new Booked(wanted with { Version = committed.Versions[0] });
        }

        BookingMeter.Conflicted();
        foreach (var calendar in calendars.All)
            _calendars.Forget(calendar.Guard.Id);
        return null;
    }

    /// <summary>
    /// Holds that have expired but not been written down and overlap what is now booked: they are released in the same commit, so that no two
    /// allocations ever overlap in the store. The calendars of all that they took join in.
    /// </summary>
    private async Task<IReadOnlyList<Booking>> ExpiredHoldsInTheWayAsync(Booking wanted, LoadedCalendars calendars, Instant now, CancellationToken ct)
    {
        HashSet<string>? ids = null;
        foreach (var allocation in wanted.Allocations)
        {
            foreach (var busy in calendars.Timetable.Overlapping(allocation.SpaceId, allocation.Blocked))
            {
                if (busy.BookingId != wanted.Id && !busy.IsLive(now))
                    (ids ??= []).Add(busy.BookingId);
            }
        }

        if (ids is null)
            return [];
        var released = new List<Booking>();
        foreach (var id in ids)
        {
            if (await store.FindAsync<Booking>(wanted.BuildingId, id, ct) is not { } hold || !hold.HasExpired(now))
                continue;
            released.Add(hold);
            foreach (var allocation in hold.Allocations)
                calendars.Add(await _calendars.LoadAsync(hold.BuildingId, allocation.SpaceId, allocation.Blocked.Start, ct));
        }

        return released;
    }

    private async Task<IReadOnlyList<Refusal>> WithNearestAsync(
        IReadOnlyList<Refusal> refusals, Use use, ParkMap map, Instant now, Booking? old, Manner manner, CancellationToken ct)
    {
        if (manner != Manner.ByTheRules)
            return refusals;
        var others = Nearest.Others(map, use);
        var from = Nearest.CalendarsFrom(use, others, now, old);
        var leaves = use.LeafIds.Concat(others.SelectMany(o => o.Leaves).Select(l => l.Id)).Distinct().ToArray();
        var calendars = await LoadAsync();
        if (others.Count > 0 && !await _calendars.AreCurrentAsync(calendars.All, ct))
            calendars = await LoadAsync();
        var nearest = new Nearest(map, calendars.Timetable, now, old).To(use);
        return [.. refusals.Select(r => r with { Nearest = nearest })];

        async Task<LoadedCalendars> LoadAsync()
        {
            var loaded = new LoadedCalendars();
            foreach (var leaf in leaves)
                loaded.Add(await _calendars.LoadAsync(use.Spaces[0].Space.BuildingId, leaf, from, ct));
            return loaded;
        }
    }

    /// <summary>True if a change leaves time, spaces and people alone, so that there is nothing to decide: a new title, say.</summary>
    private static bool TakesTheSame(Booking old, Booking wanted) =>
        old.Status == wanted.Status && old.Start == wanted.Start && old.End == wanted.End && old.Attendees == wanted.Attendees && old.Layout == wanted.Layout
        && old.SpaceIds.SequenceEqual(wanted.SpaceIds);

    /// <summary>Grows with each try and differs between the losers, so that they do not meet again.</summary>
    private static Task PauseAsync(int attempt, CancellationToken ct)
    {
        BookingMeter.Retried();
        return Task.Delay(Random.Shared.Next(1, 4 << attempt), ct);
    }
}
