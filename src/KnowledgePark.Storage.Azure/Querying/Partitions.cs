using System.Linq.Expressions;
using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Tenants;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>Finds out from a shape's filters that only one partition can hold what it selects.</summary>
internal static class Partitions
{
    /// <summary>The properties whose value is the partition; a type that is not here has none that always is.</summary>
    private static readonly Dictionary<Type, string> s_keys = new()
    {
        [typeof(Booking)] = nameof(Booking.BuildingId),
        [typeof(Guard)] = nameof(Guard.BuildingId),
        [typeof(Space)] = nameof(Space.BuildingId),
        [typeof(Floor)] = nameof(Floor.BuildingId),
        [typeof(Section)] = nameof(Section.BuildingId),
        [typeof(Equipment)] = nameof(Equipment.BuildingId),
        [typeof(Closure)] = nameof(Closure.BuildingId),
        [typeof(Membership)] = nameof(Membership.OrganisationId),
        [typeof(Building)] = nameof(Building.Id),
        [typeof(Organisation)] = nameof(Organisation.Id),
        [typeof(Person)] = nameof(Person.Id),
        [typeof(OperatorAssignment)] = nameof(OperatorAssignment.PersonId),
        [typeof(AuditEntry)] = nameof(AuditEntry.Home),
    };

    /// <summary>The partition; null if the filters do not bind it.</summary>
    public static string? Of<T>(ShapeSteps steps) where T : class, IRecord => typeof(T) == typeof(Park)
        ? Park.WholePark
        : steps.Filters.Select(f => In(f.Body, f.Parameters[0], s_keys.GetValueOrDefault(typeof(T), ""))).FirstOrDefault(p => p is not null);

    private static string? In(Expression filter, ParameterExpression record, string key) => filter switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => In(and.Left, record, key) ?? In(and.Right, record, key),
        BinaryExpression { NodeType: ExpressionType.Equal } equal when Is(equal.Left, record, key) && Values.IsOne(equal.Right) => Values.Of(equal.Right) as string,
        BinaryExpression { NodeType: ExpressionType.Equal } equal when Is(equal.Right, record, key) && Values.IsOne(equal.Left) => Values.Of(equal.Left) as string,
        UnaryExpression { NodeType: ExpressionType.Convert } convert => In(convert.Operand, record, key),
        _ => null,
    };

    private static bool Is(Expression expression, ParameterExpression record, string key) =>
        expression is MemberExpression { Expression: { } owner } member && member.Member.Name == key && (owner == record || (owner is UnaryExpression { NodeType: ExpressionType.Convert } convert && convert.Operand == record));
}
