using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Records;

namespace KnowledgePark.Tenants;

/// <summary>Whether the record of a tenant makes sense.</summary>
internal static class TenantChecks
{
    public static IEnumerable<Refusal> Of(Organisation organisation) => Some(
        Check.Name(organisation.Name), Check.Text(organisation.NameBg, "nameBg", Check.MaxName),
        Check.That(
            organisation.Website is null || (organisation.Website.Length <= 500 && Uri.TryCreate(organisation.Website, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
            "website", "an absolute http or https address", organisation.Website));

    public static IEnumerable<Refusal> Of(Person person) => Some(
        Check.Name(person.Name), Check.That(person.Language is "en" or "bg", "language", "en or bg", person.Language), Check.Text(person.Phone, "phone", 40),
        Check.That(person.Email is null || (person.Email.Length <= 254 && person.Email.IndexOf('@') is > 0 and var at && at < person.Email.Length - 1), "email", "name@host", null));

    public static IEnumerable<Refusal> Of(Membership membership, ParkMap map) => Some(
        Check.Exists(map.Organisations.ContainsKey(membership.OrganisationId), "organisationId", membership.OrganisationId, "organisations"));

    private static IEnumerable<Refusal> Some(params Refusal?[] faults) => faults.OfType<Refusal>();
}
