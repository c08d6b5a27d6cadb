using KnowledgePark.Records;

namespace KnowledgePark.Facilities.Importing;

/// <summary>All rows of a sheet as floors and spaces of one building, each told from the others.</summary>
internal sealed class SpaceDrafts
{
    private SpaceDrafts(IReadOnlyList<Floor> floors, IReadOnlyList<SpaceDraft> spaces, IReadOnlyList<string> shared)
    {
        Floors = floors;
        Spaces = spaces;
        SharedCodes = shared;
    }

    /// <summary>By level.</summary>
    public IReadOnlyList<Floor> Floors { get; }

    /// <summary>In the order of the sheet.</summary>
    public IReadOnlyList<SpaceDraft> Spaces { get; }

    /// <summary>Numbers that several rooms carry.</summary>
    public IReadOnlyList<string> SharedCodes { get; }

    public static SpaceDrafts Of(SpaceSheet sheet, string buildingId)
    {
        SpaceDraft[] drafts = [.. Enumerable.Range(0, sheet.Rows.Count).Select(row => SpaceDraft.Of(sheet, row, buildingId))];
        var floors = drafts.Where(d => d.Floor is not null).GroupBy(d => d.Floor!).Select((g, i) => new Floor // Null is filtered out.
        {
            Id = FloorId(buildingId, g.Key),
            BuildingId = buildingId,
            Name = g.Key,
            Level = g.Select(d => d.Ordinal).FirstOrDefault(o => o is not null) ?? i,
        }).OrderBy(f => f.Level).ThenBy(f => f.Id, StringComparer.Ordinal).ToArray();
        var shared = new List<string>();
        GiveOwnIds(drafts, buildingId);
        TellApart(drafts, shared);
        return new SpaceDrafts(
            floors, [.. drafts.Select(d => d with { Space = d.Space with { FloorId = d.Floor is null ? null : FloorId(buildingId, d.Floor) } })], shared);
    }

    private static string FloorId(string buildingId, string name)
    {
        var plain = $"{buildingId}-{DerivedId.Slug(name, 30)}";
        return RecordId.IsValid(plain) && name.All(char.IsAscii) ? plain : DerivedId.Within(buildingId, name, name);
    }

    /// <summary>Rows of one id are rooms of their own: the file may state no ids, and 303 may be on two floors.</summary>
    private static void GiveOwnIds(SpaceDraft[] drafts, string buildingId)
    {
        var taken = new Dictionary<string, int>();
        for (var i = 0; i < drafts.Length; i++)
        {
            var id = drafts[i].Space.Id;
            taken[id] = taken.GetValueOrDefault(id) + 1;
            if (taken[id] == 1)
                continue;
            drafts[i] = drafts[i] with
            {
                Space = drafts[i].Space with { Id = DerivedId.Within(buildingId, drafts[i].Space.Name, $"{id} {taken[id]}") },
                Notes = [.. drafts[i].Notes, $"an earlier row has the id {id} too"],
            };
        }
    }

    /// <summary>
    /// Rooms that share a number keep it and are counted: 303, 303 (2). By id, so that the order of the rows does not matter. The description says
    /// what is on the door.
    /// </summary>
    private static void TellApart(SpaceDraft[] drafts, List<string> shared)
    {
        foreach (var same in Enumerable.Range(0, drafts.Length).Where(i => drafts[i].Space.Code is not null).GroupBy(i => drafts[i].Space.Code).Where(g => g.Count() > 1))
        {
            shared.Add($"{same.Key} ({same.Count()} rooms)");
            var number = 0;
            foreach (var i in same.OrderBy(i => drafts[i].Space.Id, StringComparer.Ordinal))
            {
                number++;
                var space = drafts[i].Space;
                drafts[i] = drafts[i] with
                {
                    Space = space with
                    {
                        Code = number == 1 ? space.Code : $"{space.Code} ({number})",
                        Name = number == 1 ? space.Name : $"{space.Name} ({number})",
                        Description = $"{space.Description} Number {same.Key} is on the door of {same.Count()} rooms.".TrimStart(),
                    },
                    Notes = [.. drafts[i].Notes, $"shares the number {same.Key} with {same.Count() - 1} other"],
                };
            }
        }
    }
}
