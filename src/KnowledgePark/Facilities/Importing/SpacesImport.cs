using KnowledgePark.Access;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Facilities.Importing;

/// <summary>
/// Makes a building, its floors and its spaces from a sheet. What exists stays as it is and is compared: a person may have corrected it since. For a
/// dry run give it a <see cref="PendingStore"/>.
/// </summary>
public sealed class SpacesImport(IParkStore store, ParkDirectory directory, IClock clock)
{
    /// <summary>Takes all rows; or none, if the sheet or the place cannot be used.</summary>
    /// <param name="sheet">The rows.</param>
    /// <param name="buildingId">The building; made if it does not exist.</param>
    /// <param name="name">What a new building is called; null: as the sheet calls it.</param>
    /// <param name="zoneId">The IANA zone of a new building; null: the park's.</param>
    /// <param name="ct">Cancels between two records.</param>
    public async Task<SpacesImportOutcome> RunAsync(SpaceSheet sheet, string buildingId, string? name, string? zoneId, CancellationToken ct)
    {
        if (FaultOf(sheet, buildingId, zoneId) is { } fault)
            return new SpacesImportOutcome.Unusable(fault);
        var register = new Register(store, directory, clock);
        var setup = new BuildingSetup(directory, register);
        var called = name ?? sheet.Value(sheet.Rows[0], "building") ?? buildingId;
        if (await setup.EnsureAsync(buildingId, called, zoneId, ct) is { } missing)
            return new SpacesImportOutcome.Unusable(missing);
        var drafts = SpaceDrafts.Of(sheet, buildingId);
        foreach (var floor in drafts.Floors.Where(f => !directory.Map.Floors.ContainsKey(f.Id)))
        {
            if (await setup.MakeAsync(floor, $"floor '{floor.Id}' ({floor.Name}), level {floor.Level}", ct) is { } floorFault)
                return new SpacesImportOutcome.Unusable(floorFault);
        }

        var lines = new List<SpaceImportLine>();
        foreach (var draft in drafts.Spaces)
            lines.Add(await TakeAsync(register, draft, ct));
        return new SpacesImportOutcome.Done(new SpacesImportReport
        {
            Made = setup.Made,
            Floors = drafts.Floors.Count,
            Lines = lines,
            SharedCodes = drafts.SharedCodes,
            IgnoredHeaders = sheet.IgnoredHeaders,
            UnknownCategories = [.. drafts.Spaces.Select(s => s.UnknownCategory).OfType<string>().GroupBy(c => c).Select(g => $"{g.Key} ({g.Count()})")],
            EstimatedCapacities = drafts.Spaces.Count(s => s.IsCapacityEstimated),
        });
    }

    private static string? FaultOf(SpaceSheet sheet, string buildingId, string? zoneId) =>
        !RecordId.IsValid(buildingId) ? $"'{buildingId}' cannot be a building's id. {RecordId.Rule}"
        : zoneId is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is null ? $"'{zoneId}' is no IANA zone. State one such as Europe/Sofia."
        : !sheet.IsUsable ? $"No column is an id, a name or a number; the header has: {string.Join(", ", sheet.IgnoredHeaders.Take(20))}. Name one in a mapping: header,name."
        : sheet.Rows.Count == 0 ? "The file has a header and no rows."
        : sheet.Rows.Count > SpaceSheet.MaxRows ? $"The file has more than {SpaceSheet.MaxRows} rows. Split it."
        : null;

    private async Task<SpaceImportLine> TakeAsync(Register register, SpaceDraft draft, CancellationToken ct)
    {
        var wanted = draft.Space;
        var line = new SpaceImportLine(SpaceImportResult.Created, draft.Row, wanted, draft.Floor, string.Join("; ", draft.Notes));
        if (directory.Map.Spaces.TryGetValue(wanted.Id, out var known) && known.BuildingId == wanted.BuildingId)
        {
            var differences = DifferencesOf(known, wanted);
            return differences.Length == 0
                ? line with { Result = SpaceImportResult.AlreadyThere }
                : line with { Result = SpaceImportResult.Differs, Notes = $"{differences}; the park's stays" };
        }

        return await register.CreateAsync(Caller.Server, wanted, ct) is RegisterOutcome.Refused refused
            ? line with { Result = SpaceImportResult.Refused, Notes = string.Join(' ', refused.Reasons.Select(r => r.Message)) }
            : line;
    }

    private static string DifferencesOf(Space known, Space wanted)
    {
        var differences = new List<string>();
        void Compare(string what, object? there, object? here)
        {
            if (!Equals(there, here))
                differences.Add($"{what} '{there}' in the park, '{here}' in the file");
        }

        Compare("name", known.Name, wanted.Name);
        Compare("name in Bulgarian", known.NameBg, wanted.NameBg);
        Compare("code", known.Code, wanted.Code);
        Compare("kind", known.Kind, wanted.Kind);
        Compare("capacity", known.Capacity, wanted.Capacity);
        Compare("area", known.AreaSquareMetres, wanted.AreaSquareMetres);
        Compare("floor", known.FloorId, wanted.FloorId);
        return string.Join(", ", differences);
    }
}
