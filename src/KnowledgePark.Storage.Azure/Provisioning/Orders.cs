using System.Reflection;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage.Azure.Documents;
using KnowledgePark.Storage.Azure.Querying;
using KnowledgePark.Tenants;

namespace KnowledgePark.Storage.Azure.Provisioning;

/// <summary>
/// The orders that the container has an index for. Cosmos DB sorts by several keys only along a composite index of just these keys, so every
/// order that the API allows stands here: each property with the id behind it, and the pairs that pages ask for.
/// </summary>
internal static class Orders
{
    /// <summary>Cosmos DB's own limit for one container.</summary>
    public const int MaxComposites = 100;

    /// <summary>Long texts, and what only the product itself looks at: not indexed, so neither ordered by.</summary>
    private static readonly HashSet<string> s_leftOut =
        ["/record/description", "/record/cancelReason", "/record/requestDigest", "/record/modeReason", "/record/reason", "/record/website", "/record/phone", "/record/before", "/record/after", "/record/hash", "/record/address", "/record/madeWith", "/record/revision", "/record/changedAt"];

    private static readonly (Type Type, string[] Keys)[] s_pairs =
    [
        (typeof(Booking), ["buildingId", "start"]),
        (typeof(Booking), ["organisationId", "start"]),
        (typeof(Booking), ["start", "end"]),
        (typeof(Space), ["buildingId", "name"]),
        (typeof(Space), ["buildingId", "capacity"]),
        (typeof(Space), ["floorId", "name"]),
        (typeof(Space), ["capacity", "name"]),
        (typeof(Floor), ["buildingId", "level"]),
        (typeof(Membership), ["organisationId", "personId"]),
    ];

    /// <summary>The sequences of paths, each ascending throughout; the same index serves them all descending.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Composites { get; } =
    [
        .. Kind.All.Where(k => k.Type != typeof(Guard)).SelectMany(k => Sortable(k.Type, "/record")).Distinct().Where(p => p != Id).Order(StringComparer.Ordinal).Select(p => new[] { p, Id }),
        .. s_pairs.Select(p => (string[])[.. p.Keys.Select(k => $"/record/{k}"), Id]),
    ];

    private const string Id = "/record/id";

    /// <summary>True if there is an index for this order.</summary>
    public static bool Serve(IReadOnlyList<OrderKey> keys)
    {
        if (keys.Count == 1)
            return !s_leftOut.Contains(keys[0].Path);
        var direction = keys[0].IsDescending;
        return keys.All(k => k.IsDescending == direction) && Composites.Any(c => c.SequenceEqual(keys.Select(k => k.Path)));
    }

    /// <summary>What is said where there is none and the records are too many to be sorted elsewhere.</summary>
    public static NotSupportedByStoreException Refusal(Kind kind)
    {
        var pairs = s_pairs.Where(p => p.Type == kind.Type).Select(p => string.Join(',', p.Keys)).ToList();
        return new NotSupportedByStoreException(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Of more than {InMemory.MaxSorted} records this store orders by one property{(pairs.Count == 0 ? "" : $", or by {string.Join(" or ", pairs)}")}, all ascending or all descending, and not by long texts. Filter more, or order by fewer properties."));
    }

    /// <summary>Every path with an index of its own: what is ordered by and what filters compare.</summary>
    public static IReadOnlyList<string> Indexed { get; } =
    [
        "/type/?", "/blockedFrom/?", "/blockedTo/?", "/leaves/[]/?",
        .. Kind.All.Where(k => k.Type != typeof(Guard)).SelectMany(k => Scalars(k.Type, "/record")).Append(Id).Distinct().Order(StringComparer.Ordinal).Select(p => $"{p}/?"),
        "/record/allocations/[]/spaceId/?", "/record/cellIds/[]/?", "/record/features/[]/?", "/record/spaceIds/[]/?",
    ];

    private static IEnumerable<string> Sortable(Type type, string at) => Properties(type, at).Where(p => !p.Type.IsEnum).Select(p => p.Path);

    private static IEnumerable<string> Scalars(Type type, string at) => Properties(type, at).Select(p => p.Path);

    private static IEnumerable<(string Path, Type Type)> Properties(Type type, string at)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var bare = Scope.Bare(property.PropertyType);
            var path = $"{at}/{DocumentJson.Name(property.Name)}";
            // Facts of a photo or a plan are read with the record; the edge does not filter by a stream.
            if (property.Name == nameof(IRecord.Version) || bare == typeof(MediaFacts) || s_leftOut.Contains(path))
                continue;
            if (bare.IsPrimitive || bare.IsEnum || bare.Namespace == nameof(System))
                yield return (path, bare);
            else if (bare.Namespace?.StartsWith(nameof(KnowledgePark), StringComparison.Ordinal) == true)
            {
                foreach (var inner in Properties(bare, path))
                    yield return inner;
            }
        }
    }
}
