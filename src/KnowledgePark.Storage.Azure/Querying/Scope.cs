using System.Linq.Expressions;
using KnowledgePark.Storage.Azure.Documents;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>What the parameters of the lambdas are in SQL: the record of a document, an element of one of its lists.</summary>
internal sealed class Scope
{
    private readonly Dictionary<ParameterExpression, string> _names = [];
    private int _elements;

    public void Enter(ParameterExpression parameter, string sql) => _names[parameter] = sql;

    /// <summary>A name for the elements of a list, different from all others in the query.</summary>
    public string Element(ParameterExpression parameter)
    {
        var name = $"x{_elements++}";
        _names[parameter] = name;
        return name;
    }

    /// <summary>The path to a property, with the nullable ones on the way; null if the expression is none.</summary>
    /// <remarks>Always in brackets: <c>start</c>, <c>value</c>, <c>order</c> and others are words of the language.</remarks>
    public Term? PathOf(Expression expression)
    {
        switch (expression)
        {
            case ParameterExpression parameter when _names.TryGetValue(parameter, out var sql):
                return new Term(sql, parameter.Type, []) { IsPath = true };
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } convert when !convert.Type.IsValueType || Bare(convert.Type) == Bare(convert.Operand.Type):
                return PathOf(convert.Operand) is { } same ? same with { Type = convert.Type.IsInterface ? same.Type : Bare(convert.Type) } : null;
            case MemberExpression { Member: { Name: "Value", DeclaringType: { } declaring } } value when Nullable.GetUnderlyingType(declaring) is not null:
                return PathOf(value.Expression!); // An instance property has an instance.
            // What a text or an instant has is not a property of the record: Terms knows the few that mean the same.
            case MemberExpression { Expression: { } owner } member when PathOf(owner) is { } parent && parent.Type.Namespace != nameof(System):
                return Property(parent, member);
            default:
                return null;
        }
    }

    public static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Term Property(Term parent, MemberExpression member)
    {
        if (typeof(IRecord).IsAssignableFrom(parent.Type) && member.Member.Name is nameof(IRecord.Version) or nameof(IRecord.Partition))
            throw new NotSupportedByStoreException($"This store cannot filter or order by '{DocumentJson.Name(member.Member.Name)}'.");
        var property = parent.Type.GetProperty(member.Member.Name) ?? (System.Reflection.MemberInfo)member.Member;
        var sql = $"{parent.Sql}[\"{DocumentJson.Name(property.Name)}\"]";
        var mayBeNull = Nullable.GetUnderlyingType(member.Type) is not null || (member.Type == typeof(string) && MayBeNull(property));
        return new Term(sql, Bare(member.Type), mayBeNull ? [.. parent.Nulls, sql] : parent.Nulls) { IsPath = true };
    }

    private static bool MayBeNull(System.Reflection.MemberInfo member) =>
        member is not System.Reflection.PropertyInfo property || new System.Reflection.NullabilityInfoContext().Create(property).ReadState != System.Reflection.NullabilityState.NotNull;
}
