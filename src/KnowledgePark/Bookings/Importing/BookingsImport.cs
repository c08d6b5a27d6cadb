using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Importing;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// Takes bookings from a calendar: expands it, finds the spaces, and asks the booking desk for each occurrence. The same file again changes nothing.
/// For a dry run give it a <see cref="PendingStore"/>.
/// </summary>
public sealed class BookingsImport(IParkStore store, ParkDirectory directory, IClock clock)
{
    public async Task<BookingsImportOutcome> RunAsync(CalendarFile file, BookingsImportOptions options, CancellationToken ct)
    {
        await directory.RefreshAsync(ct);
        var setup = new BuildingSetup(directory, new Register(store, directory, clock));
        if (await FaultOfPlaceAsync(setup, file, options, ct) is { } fault)
            return new BookingsImportOutcome.Unusable(fault);
        var zone = options.ZoneId is { } zoneId ? DateTimeZoneProviders.Tzdb[zoneId] : setup.ZoneOf(options.BuildingId);
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        var window = options.Until is { } last ? ImportWindow.Until(last) : ImportWindow.Of(file, today);
        if (await ExpandAsync(file, zone, window, options.TimeBudget, ct) is not { } expansion)
        {
            return new BookingsImportOutcome.Unusable(
                $"The rules of the file take longer than {options.TimeBudget.TotalSeconds:0} s to expand. Split the file, or state an earlier --until.");
        }

        if (expansion.IsTooLarge)
            return new BookingsImportOutcome.Unusable($"The file makes more than {Expansion.MaxOccurrences} occurrences. Split it, or state an earlier --until.");

        var rooms = RoomBook.Of(
            expansion.Occurrences, directory.Map.SpacesOf(options.BuildingId), options.Mapping, options.CreateSpaces ? new NewRooms(options.BuildingId) : null);
        foreach (var space in rooms.NewSpaces)
        {
            if (await setup.MakeAsync(space, $"space '{space.Id}' ({space.Name}), {space.Kind}, {space.Capacity} people (a guess)", ct) is { } spaceFault)
                return new BookingsImportOutcome.Unusable(spaceFault);
        }

        var organisation = options.OrganisationId ?? BookingsImportOptions.DefaultOrganisation;
        var earlier = await EarlierImports.LoadAsync(store, options.BuildingId, ct);
        var placement = new Placement(store, new BookingDesk(store, directory, clock), directory.Map, options.BuildingId, organisation);
        await placement.PlaceAsync(expansion.Occurrences, rooms, earlier, ct);
        return new BookingsImportOutcome.Done(new BookingsImportReport
        {
            Events = file.EventCount,
            Zone = zone,
            Window = window,
            Made = setup.Made,
            Rooms = [.. rooms.Findings],
            Lines = [.. placement.Lines.OrderBy(l => l.Start).ThenBy(l => l.Event), .. expansion.Lines.OrderBy(l => l.Event)],
            IdleExclusions = expansion.IdleExclusions,
        });
    }

    /// <summary>Sees to building and organisation; answers what is missing, or null.</summary>
    private async Task<string?> FaultOfPlaceAsync(BuildingSetup setup, CalendarFile file, BookingsImportOptions options, CancellationToken ct)
    {
        if (options.ZoneId is { } stated && DateTimeZoneProviders.Tzdb.GetZoneOrNull(stated) is null)
            return $"'{stated}' is no IANA zone. State one such as Europe/Sofia.";
        if (!directory.Map.Buildings.ContainsKey(options.BuildingId) && !options.CreateSpaces)
            return $"There is no building '{options.BuildingId}'. Import its spaces first, or state --create-spaces.";
        var ofFile = file.ZoneId is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null ? id : null;
        var name = options.BuildingName ?? file.Name ?? options.BuildingId;
        if (await setup.EnsureAsync(options.BuildingId, name.Length > 200 ? options.BuildingId : name, options.ZoneId ?? ofFile, ct) is { } fault)
            return fault;
        if (options.Mapping.SpaceIds.FirstOrDefault(s => directory.Map.Spaces.GetValueOrDefault(s)?.BuildingId != options.BuildingId) is { } unknown)
            return $"The mapping names '{unknown}', which is no space of building '{options.BuildingId}'.";
        if (options.OrganisationId is { } organisation)
            return directory.Map.Organisations.ContainsKey(organisation) ? null : $"There is no organisation '{organisation}'. Make it first, or leave --organisation out.";
        return directory.Map.Organisations.ContainsKey(BookingsImportOptions.DefaultOrganisation)
            ? null
            : await setup.MakeAsync(
                new Organisation { Id = BookingsImportOptions.DefaultOrganisation, Name = "Imported calendars", NameBg = "Внесени календари", Kind = OrganisationKind.Other },
                $"organisation '{BookingsImportOptions.DefaultOrganisation}'", ct);
    }

    /// <summary>Null: it takes too long. A rule that never yields keeps its thread, not the caller.</summary>
    private static async Task<Expansion?> ExpandAsync(CalendarFile file, DateTimeZone zone, ImportWindow window, TimeSpan budget, CancellationToken ct)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            return await Task.Run(() => Expansion.Of(file, zone, window, within.Token), ct).WaitAsync(budget, ct);
        }
        catch (TimeoutException)
        {
            await within.CancelAsync();
            return null;
        }
    }
}
