using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;

namespace KnowledgePark.Access;

/// <summary>
/// What each caller sees: the one place where it is decided. A type that has no line here nobody sees.
/// </summary>
/// <remarks>
/// Places are for everyone to see, but for what is not listed, which only the park's own people see. Bookings are for those people too: their own
/// organisation's whole, others' as busy time. The public knows busy times from schedules and feeds, which name nobody.
/// </remarks>
public sealed class Visibility
{
    private static readonly ConditionalWeakTable<Rights, Visibility> s_kept = [];

    /// <summary>Of a booking that is somebody else's one sees where and when, and that it stands.</summary>
    private static readonly string[] s_othersBooking =
    [
        nameof(Booking.OrganisationId), nameof(Booking.Title), nameof(Booking.Attendees), nameof(Booking.Layout), nameof(Booking.HeldUntil),
        nameof(Booking.CancelReason), nameof(Booking.CreatedAt), nameof(Booking.UpdatedAt), nameof(Booking.Sequence),
    ];

    private readonly ConcurrentDictionary<Type, object> _sights = [];
    private readonly Rights _rights;
    private readonly ParkMap _map;
    private readonly List<string> _organisations;
    private readonly List<string> _administered;
    private readonly List<string> _buildings;
    private readonly List<string> _spacesOfKinds;

    private Visibility(Rights rights, ParkMap map)
    {
        _rights = rights;
        _map = map;
        _organisations = [.. rights.Organisations.Keys];
        _administered = [.. rights.Organisations.Keys.Where(rights.Administers)];
        _buildings = [.. rights.Operates.Where(o => o.Kind is null).Select(o => o.BuildingId).OfType<string>()];
        _spacesOfKinds = [.. rights.Operates.Where(o => o.Kind is not null)
            .SelectMany(o => map.Spaces.Values.Where(s => s.Kind == o.Kind && (o.BuildingId is null || s.BuildingId == o.BuildingId))).Select(s => s.Id).Distinct()];
    }

    /// <summary>What a caller sees of this park.</summary>
    public static Visibility Of(Caller caller, ParkMap map)
    {
        if (s_kept.TryGetValue(caller.Rights, out var kept) && kept._map == map)
            return kept;
        var made = new Visibility(caller.Rights, map);
        s_kept.AddOrUpdate(caller.Rights, made);
        return made;
    }

    public Sight<T> Of<T>() where T : class, IRecord => (Sight<T>)_sights.GetOrAdd(typeof(T), Make);

    /// <summary>True if a space is there for the caller.</summary>
    public bool Shows(Space space) => Of<Space>().IsThere(space);

    private object Make(Type type) => type.Name switch
    {
        nameof(Park) => Sights.Everything<Park>(),
        nameof(Building) => Sights.Everything<Building>(),
        nameof(Floor) => Sights.Everything<Floor>(),
        nameof(Section) => Sights.Everything<Section>(),
        nameof(Equipment) => Sights.Everything<Equipment>(),
        nameof(Space) => Spaces(),
        nameof(Closure) => Closures(),
        nameof(Organisation) => Sights.Everything<Organisation>(),
        nameof(Person) => People(),
        nameof(Membership) => Memberships(),
        nameof(Booking) => Bookings(),
        nameof(OperatorAssignment) => Assignments(),
        nameof(AccessToken) => Tokens(),
        nameof(AuditEntry) => Audit(),
        _ => typeof(Sights).GetMethod(nameof(Sights.Nothing))!.MakeGenericMethod(type).Invoke(null, null)!, // It is there and answers one.
    };

    /// <summary>The public sees listed spaces, and not which cells a hall is made of: those may be unlisted.</summary>
    private Sight<Space> Spaces() => _rights.IsInside ? Sights.Everything<Space>() : new(s => s.IsListed, [nameof(Space.CellIds)], _ => false);

    private Sight<Closure> Closures()
    {
        var ofUnlisted = _rights.IsInside ? [] : _map.Closures.Values.Where(c => c.SpaceId is { } id && _map.Spaces.GetValueOrDefault(id)?.IsListed != true).Select(c => c.Id).ToList();
        return ofUnlisted.Count == 0 ? Sights.Everything<Closure>() : new(c => !ofUnlisted.Contains(c.Id), [], _ => true);
    }

    private Sight<Booking> Bookings()
    {
        if (!_rights.IsInside)
            return Sights.Nothing<Booking>();
        if (_rights.OperatesAll)
            return Sights.Everything<Booking>();
        return new(null, s_othersBooking, AnyOf<Booking>(
            In<Booking>(b => b.OrganisationId, _organisations),
            In<Booking>(b => b.BuildingId, _buildings),
            _spacesOfKinds.Count == 0 ? null : b => b.SpaceIds.Any(s => _spacesOfKinds.Contains(s))));
    }

    /// <summary>One sees oneself and the people of one's organisations; an operator, who must be able to reach them, all.</summary>
    private Sight<Person> People()
    {
        if (_rights.Operates.Count > 0)
            return Sights.Everything<Person>();
        List<string> known = [.. _rights.Colleagues];
        if (_rights.PersonId is { } me && !known.Contains(me))
            known.Add(me);
        return Rows(In<Person>(p => p.Id, known));
    }

    private Sight<Membership> Memberships()
    {
        if (_rights.Operates.Count > 0)
            return Sights.Everything<Membership>();
        return Rows(In<Membership>(m => m.OrganisationId, _organisations), Mine<Membership>(m => m.PersonId));
    }

    private Sight<OperatorAssignment> Assignments() => _rights.OperatesAll ? Sights.Everything<OperatorAssignment>() : Rows(Mine<OperatorAssignment>(a => a.PersonId));

    /// <summary>One's own, and the service tokens of organisations that one administers. Not even an operator sees those of others.</summary>
    private Sight<AccessToken> Tokens() => Rows(
        Mine<AccessToken>(t => t.PersonId),
        _administered.Count == 0 ? null : t => t.Kind == TokenKind.Service && t.OrganisationId != null && _administered.Contains(t.OrganisationId));

    private Sight<AuditEntry> Audit() => _rights.OperatesAll ? Sights.Everything<AuditEntry>() : Rows(In<AuditEntry>(e => e.Home, _buildings));

    private Expression<Func<T, bool>>? Mine<T>(Expression<Func<T, string?>> person) => _rights.PersonId is { } me ? In(person, [me]) : null;

    private static Sight<T> Rows<T>(params Expression<Func<T, bool>>?[] ways) where T : class, IRecord =>
        ways.Any(w => w is not null) ? new(AnyOf(ways), [], _ => true) : Sights.Nothing<T>();

    private static Expression<Func<T, bool>>? In<T>(Expression<Func<T, string?>> key, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return null;
        // One value is by far the most frequent, and every index knows equality.
        var only = values[0];
        Expression<Func<string?, bool>> test = values.Count == 1 ? value => value == only : value => values.Contains(value);
        return Expression.Lambda<Func<T, bool>>(Swap.In(test.Body, test.Parameters[0], key.Body), key.Parameters);
    }

    /// <summary>False if there is no way at all.</summary>
    private static Expression<Func<T, bool>> AnyOf<T>(params Expression<Func<T, bool>>?[] ways)
    {
        var some = ways.OfType<Expression<Func<T, bool>>>().ToList();
        if (some.Count == 0)
            return _ => false;
        var record = some[0].Parameters[0];
        var body = some.Skip(1).Aggregate(some[0].Body, (all, way) => Expression.OrElse(all, Swap.In(way.Body, way.Parameters[0], record)));
        return Expression.Lambda<Func<T, bool>>(body, record);
    }
}
