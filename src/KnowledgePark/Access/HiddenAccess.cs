using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using KnowledgePark.Storage;

namespace KnowledgePark.Access;

/// <summary>
/// Makes a filter or an order blind to what is hidden: wherever it looks at such a property, it finds null, or the zero of its type, in the
/// records that the caller does not see whole. Nobody learns a value by asking for it in many ways.
/// </summary>
/// <remarks>
/// Example: <c>b.Title.Contains("merger")</c> becomes <c>(whole(b) ? b.Title : null).Contains("merger")</c>. Equality with a value becomes
/// <c>whole(b) &amp;&amp; b.OrganisationId == "acme"</c>, which says the same and leaves the index of the property usable.
/// </remarks>
internal sealed class HiddenAccess<T>(IReadOnlySet<string> hidden, Expression<Func<T, bool>> whole) : ExpressionVisitor where T : class, IRecord
{
    private readonly bool _isNeverWhole = whole.Body is ConstantExpression { Value: false };

    public Expression Blind(Expression expression) => hidden.Count == 0 ? expression : Visit(expression);

    protected override Expression VisitMember(MemberExpression node) =>
        Owner(node) is { } record ? Guarded(record, node, Expression.Default(node.Type)) : base.VisitMember(node);

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType == ExpressionType.Equal)
        {
            var record = IsValue(node.Right) ? HiddenText(node.Left) : IsValue(node.Left) ? HiddenText(node.Right) : null;
            if (record is not null)
                return Only(record, node);
        }

        return base.VisitBinary(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        // list.Contains(b.OrganisationId), with a list that is given and has no null in it.
        var parts = node.Object is null ? node.Arguments : [node.Object, .. node.Arguments];
        if (node.Method.Name == nameof(Enumerable.Contains) && node.Type == typeof(bool) && parts.Count >= 2 && HiddenText(parts[1]) is { } owner && IsListWithoutNull(parts[0]))
            return Only(owner, node);
        // A question to a hidden list.
        if (parts.Count > 0 && HiddenList(parts[0]) is { } record)
        {
            var asked = node.Update(node.Object, [.. node.Object is null ? [node.Arguments[0], .. node.Arguments.Skip(1).Select(a => Visit(a))] : node.Arguments.Select(a => Visit(a))]);
            return node.Method.Name switch
            {
                "Any" or "Contains" => Guarded(record, asked, Expression.Constant(false)),
                "All" => Guarded(record, asked, Expression.Constant(true)),
                "Count" or "LongCount" => Guarded(record, asked, Expression.Default(node.Type)),
                _ => throw new NotSupportedByStoreException($"'{node.Method.Name}' cannot be asked of a list that not everybody sees."),
            };
        }

        return base.VisitMethodCall(node);
    }

    private Expression Guarded(ParameterExpression record, Expression seen, Expression otherwise)
    {
        if (_isNeverWhole)
            return otherwise;
        if (seen.Type == typeof(bool) && otherwise is ConstantExpression { Value: bool truth })
            return truth ? Expression.OrElse(Expression.Not(IsWhole(record)), seen) : Only(record, seen);
        return Expression.Condition(IsWhole(record), seen, otherwise);
    }

    private Expression Only(ParameterExpression record, Expression condition) =>
        _isNeverWhole ? Expression.Constant(false) : Expression.AndAlso(IsWhole(record), condition);

    private Expression IsWhole(ParameterExpression record) => Swap.In(whole.Body, whole.Parameters[0], record);

    /// <summary>The record of which this is a hidden property; null: it is something else.</summary>
    private ParameterExpression? Owner(MemberExpression node) =>
        hidden.Contains(node.Member.Name) && Bare(node.Expression) is ParameterExpression record && record.Type == typeof(T) ? record : null;

    private ParameterExpression? HiddenText(Expression expression) =>
        Bare(expression) is MemberExpression { Member: PropertyInfo { PropertyType: var type } } member && type == typeof(string) ? Owner(member) : null;

    private ParameterExpression? HiddenList(Expression expression) => expression switch
    {
        MemberExpression member => Owner(member),
        UnaryExpression { NodeType: ExpressionType.Convert } convert => HiddenList(convert.Operand),
        MethodCallExpression { Method.Name: "AsQueryable" or "AsEnumerable" or "op_Implicit", Arguments: [var list] } => HiddenList(list),
        _ => null,
    };

    private static Expression? Bare(Expression? expression) => expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Bare(convert.Operand) : expression;

    private static bool IsValue(Expression expression) => Known(expression) is not null;

    private static bool IsListWithoutNull(Expression expression) =>
        Known(expression is MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var inner] } ? inner : expression) is IEnumerable list and not string && list.Cast<object?>().All(item => item is not null);

    /// <summary>The value of a constant or of a variable that was captured; null if there is none, or it is null.</summary>
    private static object? Known(Expression? expression) => Bare(expression) switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field, Expression: var owner } when owner is null || Known(owner) is not null => field.GetValue(Known(owner)),
        MemberExpression { Member: PropertyInfo { GetMethod: { } get } property, Expression: { } owner } when property.GetIndexParameters().Length == 0 && Known(owner) is { } on => get.Invoke(on, null),
        _ => null,
    };
}
