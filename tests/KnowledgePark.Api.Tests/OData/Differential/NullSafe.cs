using System.Linq.Expressions;
using System.Reflection;

namespace KnowledgePark.Api.Tests.OData.Differential;

/// <summary>
/// Makes of a filter what it means on every store where a value is missing, so that LINQ to objects can run it without falling over null: no
/// comparison and no test of a missing value holds, except that it differs from any value. And OData rounds a half away from zero.
/// </summary>
internal sealed class NullSafe : ExpressionVisitor
{
    private static readonly MethodInfo s_round = typeof(Math).GetMethod(nameof(Math.Round), [typeof(double), typeof(MidpointRounding)])!; // Part of the BCL.

    private static readonly MethodInfo s_substring = typeof(NullSafe).GetMethod(nameof(Substring), BindingFlags.NonPublic | BindingFlags.Static)!; // It is below.

    public static IQueryable<T> Of<T>(IQueryable<T> query) => query.Provider.CreateQuery<T>(new NullSafe().Visit(query.Expression));

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is ExpressionType.AndAlso or ExpressionType.OrElse || node.Type != typeof(bool))
            return base.VisitBinary(node);
        var compared = base.VisitBinary(node);
        var missing = Missing.In(node);
        if (missing is null)
            return compared;
        return node.NodeType == ExpressionType.NotEqual ? Expression.OrElse(missing, compared) : Expression.AndAlso(Expression.Not(missing), compared);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(Math) && node.Method.Name == nameof(Math.Round))
            return Expression.Call(s_round, Visit(node.Arguments[0]), Expression.Constant(MidpointRounding.AwayFromZero));
        if (node.Method.Name == nameof(string.Substring) && node.Method.DeclaringType == typeof(string))
            return Expression.Call(s_substring, [Visit(node.Object!), .. node.Arguments.Select(a => Visit(a)), .. node.Arguments.Count == 1 ? [Expression.Constant(int.MaxValue)] : Array.Empty<Expression>()]); // Called on a text.
        var call = base.VisitMethodCall(node);
        return node.Object?.Type == typeof(string) && node.Type == typeof(bool) && Missing.In(node) is { } missing ? Expression.AndAlso(Expression.Not(missing), call) : call;
    }

    /// <summary>As OData has it: what lies beyond the end is empty.</summary>
    private static string Substring(string text, int start, int length) => start >= text.Length ? "" : text.Substring(start, Math.Min(length, text.Length - start));

    /// <summary>The condition that something which is called, taken apart or ordered is null.</summary>
    private sealed class Missing : ExpressionVisitor
    {
        private readonly List<Expression> _tests = [];

        public static Expression? In(Expression leaf)
        {
            var search = new Missing();
            search.Visit(leaf);
            return search._tests.Count == 0 ? null : search._tests.Aggregate(Expression.OrElse);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var isJoin = node.Method.DeclaringType == typeof(string) && node.Method.Name == nameof(string.Concat);
            foreach (var part in isJoin ? [] : node.Arguments.Prepend(node.Object).OfType<Expression>())
                Test(part);
            return base.VisitMethodCall(node);
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Member.Name is "Value" or "Length" && node.Expression is { } owner)
                Test(owner);
            return base.VisitMember(node);
        }

        protected override Expression VisitUnary(UnaryExpression node)
        {
            if (node.NodeType == ExpressionType.Convert && Nullable.GetUnderlyingType(node.Operand.Type) is not null && Nullable.GetUnderlyingType(node.Type) is null)
                Test(node.Operand);
            return base.VisitUnary(node);
        }

        // The conditions inside have been seen to themselves.
        protected override Expression VisitLambda<T>(Expression<T> node) => node;

        private void Test(Expression value)
        {
            // A conditional is what somebody may see: the value, or null.
            if (value is MemberExpression or ConditionalExpression && (Nullable.GetUnderlyingType(value.Type) is not null || value.Type == typeof(string)))
                _tests.Add(Expression.Equal(value, Expression.Constant(null, value.Type)));
        }
    }
}
