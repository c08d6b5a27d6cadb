using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Tenants;

namespace KnowledgePark.Storage.Azure.Documents;

/// <summary>A type of record as it lies in Cosmos DB.</summary>
/// <param name="Type">The CLR type.</param>
/// <param name="Name">What stands in a document's <c>type</c>, and before its id.</param>
/// <param name="Location">How a record is found whose id is known and whose partition is not.</param>
internal sealed record Kind(Type Type, string Name, Location Location)
{
    private static readonly Dictionary<Type, Kind> s_kinds = new[]
    {
        new Kind(typeof(Park), "park", Location.OneForAll),
        new Kind(typeof(Building), "building", Location.OwnId),
        new Kind(typeof(Floor), "floor", Location.Signpost),
        new Kind(typeof(Section), "section", Location.Signpost),
        new Kind(typeof(Space), "space", Location.Signpost),
        new Kind(typeof(Closure), "closure", Location.Signpost),
        new Kind(typeof(Equipment), "equipment", Location.Signpost),
        new Kind(typeof(Organisation), "organisation", Location.OwnId),
        new Kind(typeof(Person), "person", Location.OwnId),
        new Kind(typeof(Membership), "membership", Location.Signpost),
        new Kind(typeof(Booking), "booking", Location.Signpost),
        new Kind(typeof(Guard), "guard", Location.OfItsSpace),
        new Kind(typeof(OperatorAssignment), "operatorAssignment", Location.Signpost),
        new Kind(typeof(AccessToken), "accessToken", Location.Signpost),
        new Kind(typeof(AuditEntry), "auditEntry", Location.Anywhere),
    }.ToDictionary(k => k.Type);

    public static IEnumerable<Kind> All => s_kinds.Values;

    /// <summary>The <c>type</c> of what a removed record leaves behind for a while, so that others learn that it is gone.</summary>
    public string Gone => $"gone:{Name}";

    public static Kind Of<T>() where T : class, IRecord => Of(typeof(T));

    public static Kind Of(Type type) => s_kinds.TryGetValue(type, out var kind) ? kind : throw new ArgumentException($"{type.Name} is not stored here.", nameof(type));

    /// <summary>The document's id: that of the record is unique only among those of its type.</summary>
    public string DocumentId(string id) => $"{Name}:{id}";

    /// <summary>The record's id in that of its document.</summary>
    public string RecordId(string documentId) => documentId[(Name.Length + 1)..];
}
