using KnowledgePark.Api.OData.Model;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Api.Facilities;

/// <summary>The sets of places.</summary>
internal sealed record FacilitySets(
    EntitySet<Park> Parks, EntitySet<Building> Buildings, EntitySet<Floor> Floors, EntitySet<Section> Sections, EntitySet<Space> Spaces,
    EntitySet<Closure> Closures, EntitySet<Equipment> Equipment)
{
    private static readonly Interval s_always = new(Instant.FromUtc(1900, 1, 1, 0, 0), Instant.FromUtc(2201, 1, 1, 0, 0));

    public static FacilitySets Create() => new(
        new EntitySet<Park>("parks") { Searched = [p => p.Name, p => p.NameBg] },
        new EntitySet<Building>("buildings") { Searched = [b => b.Name, b => b.NameBg, b => b.Code] },
        new EntitySet<Floor>("floors") { Searched = [f => f.Name, f => f.NameBg] },
        new EntitySet<Section>("sections") { Searched = [s => s.Name, s => s.NameBg] },
        new EntitySet<Space>("spaces") { Searched = [s => s.Name, s => s.NameBg, s => s.Code] },
        new EntitySet<Closure>("closures") { Searched = [c => c.Reason] },
        new EntitySet<Equipment>("equipment") { Searched = [e => e.Name, e => e.NameBg] });

    public IReadOnlyList<EntitySet> All => [Parks, Buildings, Floors, Sections, Spaces, Closures, Equipment];

    public void Connect(EntitySet<Booking> bookings)
    {
        Parks.Many("buildings", Buildings, b => b.ParkId);
        Buildings.One("park", Parks, b => b.ParkId)
            .Many("floors", Floors, f => f.BuildingId)
            .Many("spaces", Spaces, s => s.BuildingId)
            .Many("closures", Closures, c => c.BuildingId)
            .Many("equipment", Equipment, e => e.BuildingId)
            .Many("bookings", bookings, b => b.BuildingId);
        Floors.One("building", Buildings, f => f.BuildingId)
            .Many("sections", Sections, s => s.FloorId)
            .Many("spaces", Spaces, s => s.FloorId);
        Sections.One("building", Buildings, s => s.BuildingId)
            .One("floor", Floors, s => s.FloorId)
            .Many("spaces", Spaces, s => s.SectionId);
        Spaces.One("building", Buildings, s => s.BuildingId)
            .One("floor", Floors, s => s.FloorId)
            .One("section", Sections, s => s.SectionId)
            .Many("cells", Spaces, s => s.CellIds)
            .Many("bookings", bookings, Taking);
        Closures.One("building", Buildings, c => c.BuildingId).One("space", Spaces, c => c.SpaceId);
        Equipment.One("building", Buildings, e => e.BuildingId);
    }

    /// <summary>The bookings that take a space, or any cell of a divisible one. By its allocations, which have an index: a filter would walk all bookings.</summary>
    private static async Task<IReadOnlyList<string>> Taking(IParkStore store, Space space, CancellationToken ct)
    {
        IReadOnlyList<string> leaves = space.CellIds.Count == 0 ? [space.Id] : space.CellIds;
        return [.. (await store.BusyAsync(space.BuildingId, leaves, s_always, ct)).Select(b => b.BookingId).Distinct()];
    }
}
