using System.Linq.Expressions;
using System.Reflection;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>The value of an expression that no record has a part in.</summary>
internal static class Values
{
    public static bool IsOne(Expression expression)
    {
        var search = new ParameterSearch();
        search.Visit(expression);
        return !search.HasFound;
    }

    public static object? Of(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        // A captured variable, by far the most frequent: no code is made for it.
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Of(member.Expression)),
        MemberExpression { Member: PropertyInfo { GetMethod: { } get } } member => get.Invoke(member.Expression is null ? null : Of(member.Expression), null),
        UnaryExpression { NodeType: ExpressionType.Quote } quote => quote.Operand,
        _ => Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke(),
    };

    private sealed class ParameterSearch : ExpressionVisitor
    {
        public bool HasFound { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            HasFound = true;
            return node;
        }
    }
}
