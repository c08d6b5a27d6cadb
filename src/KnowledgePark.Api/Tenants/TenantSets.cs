using KnowledgePark.Api.OData.Model;
using KnowledgePark.Bookings;
using KnowledgePark.Tenants;

namespace KnowledgePark.Api.Tenants;

/// <summary>The sets of tenants.</summary>
internal sealed record TenantSets(EntitySet<Organisation> Organisations, EntitySet<Person> People, EntitySet<Membership> Memberships)
{
    public static TenantSets Create() => new(
        new EntitySet<Organisation>("organisations") { Searched = [o => o.Name, o => o.NameBg] },
        new EntitySet<Person>("people") { Searched = [p => p.Name] },
        new EntitySet<Membership>("memberships"));

    public IReadOnlyList<EntitySet> All => [Organisations, People, Memberships];

    public void Connect(EntitySet<Booking> bookings)
    {
        Organisations.Many("memberships", Memberships, m => m.OrganisationId).Many("bookings", bookings, b => b.OrganisationId);
        People.Many("memberships", Memberships, m => m.PersonId);
        Memberships.One("organisation", Organisations, m => m.OrganisationId).One("person", People, m => m.PersonId);
    }
}
