using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Records;

/// <summary>
/// Keeps the records that change rarely: places and tenants. Every record is checked against the whole park before it is written, and the
/// <see cref="ParkDirectory"/> knows it before the answer is given.
/// </summary>
public sealed class Register(IParkStore store, ParkDirectory directory, IClock clock, TokenBook? book = null)
{
    /// <summary>Adds a record of a new id.</summary>
    public async Task<RegisterOutcome> CreateAsync<T>(Caller caller, T record, CancellationToken ct) where T : class, IRecord
    {
        await directory.RefreshAsync(ct);
        if (Permissions.Of(caller, Act.Create, record, directory.Map) is not Verdict.Allowed and var verdict)
            return new RegisterOutcome.Forbidden(verdict);
        List<Refusal> faults = RecordId.IsValid(record.Id) ? [] : [new Refusal(RefusalCodes.InvalidId, RecordId.Rule, "id")];
        faults.AddRange(RecordChecks.Of(record, directory.Map));
        if (record is OperatorAssignment assignment && await store.FindAsync<Tenants.Person>(assignment.PersonId, ct) is null)
            faults.Add(Check.Exists(false, "personId", assignment.PersonId, "people")!); // False makes a fault.
        if (faults.Count > 0)
            return new RegisterOutcome.Refused(faults);
        return await CommitAsync(Change.Create(record), Audit.Created(caller, record, clock.GetCurrentInstant()), ct) is { } version
            ? new RegisterOutcome.Done(version)
            : new RegisterOutcome.Refused([new Refusal(RefusalCodes.IdAlreadyUsed, $"The id '{record.Id}' exists already. Choose another, or PATCH the existing record.", "id", null, record.Id)]);
    }

    /// <summary>Replaces a record, if it still has the version that <paramref name="changed"/> carries.</summary>
    public async Task<RegisterOutcome> ReplaceAsync<T>(Caller caller, T old, T changed, CancellationToken ct) where T : class, IRecord
    {
        await directory.RefreshAsync(ct);
        if (MayReplace(caller, old, changed) is not Verdict.Allowed and var verdict)
            return new RegisterOutcome.Forbidden(verdict);
        List<Refusal> faults = [.. RecordChecks.Of(changed, directory.Map), .. RecordChecks.OfChange(old, changed), .. FixedFaults(caller, old, changed)];
        if (old is Space before && changed is Space after && !before.CellIds.SequenceEqual(after.CellIds))
            faults.AddRange(await CellFaultsAsync(before, after, ct));
        if (faults.Count > 0)
            return new RegisterOutcome.Refused(faults);
        return await CommitAsync(Change.Replace(changed), Audit.Changed(caller, old, changed, clock.GetCurrentInstant()), ct) is { } version ? new RegisterOutcome.Done(version) : new RegisterOutcome.VersionMismatch();
    }

    /// <summary>Removes a record that nothing refers to, if it still has the version that it carries.</summary>
    public async Task<RegisterOutcome> RemoveAsync<T>(Caller caller, T record, CancellationToken ct) where T : class, IRecord
    {
        await directory.RefreshAsync(ct);
        if (Permissions.Of(caller, Act.Remove, record, directory.Map) is not Verdict.Allowed and var verdict)
            return new RegisterOutcome.Forbidden(verdict);
        if (await UserOfAsync(record, ct) is { } user)
            return new RegisterOutcome.Refused([new Refusal(RefusalCodes.StillReferred, $"'{record.Id}' cannot be removed: {user} refers to it. Remove that first, or make the record inactive.", "id", null, record.Id)]);
        return await CommitAsync(Change.Remove(record), Audit.Removed(caller, record, clock.GetCurrentInstant()), ct) is not null ? new RegisterOutcome.Done("") : new RegisterOutcome.VersionMismatch();
    }

    /// <summary>As it is and as it shall be must both be the caller's to change.</summary>
    private Verdict MayReplace<T>(Caller caller, T old, T changed) where T : class, IRecord =>
        Permissions.Of(caller, Act.Alter, old, directory.Map) is not Verdict.Allowed and var verdict ? verdict : Permissions.Of(caller, Act.Alter, changed, directory.Map);

    private static IEnumerable<Refusal> FixedFaults<T>(Caller caller, T old, T changed) => Permissions.FixedFor(caller, typeof(T))
        .Where(name => typeof(T).GetProperty(name) is { } property && !Equals(property.GetValue(old), property.GetValue(changed)))
        .Select(name => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name))
        .Select(name => new Refusal(RefusalCodes.ReadOnlyProperty, $"Only an operator of the park sets '{name}'. Leave it out.", name));

    private async Task<string?> CommitAsync(Change change, Change audit, CancellationToken ct)
    {
        if (await store.CommitAsync(new ChangeSet(change, audit), ct) is not CommitResult.Committed committed)
            return null;
        book?.Forget();
        await directory.RefreshAsync(ct);
        return committed.Versions[0];
    }

    /// <summary>What takes which cells must not change under bookings that were decided on the old cells.</summary>
    private async Task<IReadOnlyList<Refusal>> CellFaultsAsync(Space before, Space after, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant().ToDateTimeOffset();
        var leaves = before.Leaves.Concat(after.Leaves).Distinct().ToList(); // An array would ask for Contains of a span, which few stores know.
        var booked = await store.CountAsync<Booking>(
            all => all.Where(b => b.BuildingId == before.BuildingId && b.End > now && b.Allocations.Any(a => leaves.Contains(a.SpaceId))), ct);
        return booked == 0 ? [] : [new Refusal(RefusalCodes.StillReferred, $"{booked} current or future bookings take these cells. Cancel or move them before dividing the space anew.", "cellIds", before.Id)];
    }

    private async Task<string?> UserOfAsync<T>(T record, CancellationToken ct) where T : class, IRecord
    {
        var id = record.Id;
        var map = directory.Map;
        return record switch
        {
            Park => map.Buildings.Values.FirstOrDefault(b => b.ParkId == id) is { } b ? $"building '{b.Id}'" : null,
            Building => map.SpacesOf(id).FirstOrDefault() is { } s ? $"space '{s.Id}'"
                : map.Floors.Values.FirstOrDefault(f => f.BuildingId == id) is { } f ? $"floor '{f.Id}'"
                : map.Closures.Values.FirstOrDefault(c => c.BuildingId == id) is { } c ? $"closure '{c.Id}'"
                : await AnyAsync<Equipment>(all => all.Where(e => e.BuildingId == id), "an item of equipment", ct),
            Floor => map.Spaces.Values.FirstOrDefault(s => s.FloorId == id) is { } s ? $"space '{s.Id}'"
                : map.Sections.Values.FirstOrDefault(x => x.FloorId == id) is { } x ? $"section '{x.Id}'" : null,
            Section => map.Spaces.Values.FirstOrDefault(s => s.SectionId == id) is { } s ? $"space '{s.Id}'" : null,
            Space space => map.WholesOf(id) is [var whole, ..] ? $"space '{whole}'"
                : map.Closures.Values.FirstOrDefault(c => c.SpaceId == id) is { } c ? $"closure '{c.Id}'"
                : await AnyAsync<Booking>(all => all.Where(b => b.BuildingId == space.BuildingId && b.SpaceIds.Contains(id)), "a booking", ct),
            Tenants.Organisation => await AnyAsync<Booking>(all => all.Where(b => b.OrganisationId == id), "a booking", ct)
                ?? await AnyAsync<Tenants.Membership>(all => all.Where(m => m.OrganisationId == id), "a membership", ct),
            Tenants.Person => await AnyAsync<Tenants.Membership>(all => all.Where(m => m.PersonId == id), "a membership", ct)
                ?? await AnyAsync<OperatorAssignment>(all => all.Where(a => a.PersonId == id), "an operator's assignment", ct),
            _ => null,
        };
    }

    private async Task<string?> AnyAsync<T>(Shape<T> shape, string words, CancellationToken ct) where T : class, IRecord =>
        await store.CountAsync(shape, ct) > 0 ? words : null;
}
