using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using KnowledgePark.Storage;

namespace KnowledgePark.Tests;

/// <summary>
/// Runs a shape over a list: every Queryable step becomes its Enumerable twin. What AsQueryable() does too, but that compiles each
/// expression to machine code (a millisecond), where these are interpreted (microseconds).
/// </summary>
internal static class MemoryQuery
{
    private static readonly ConcurrentDictionary<MethodInfo, MethodInfo> s_twins = new();

    public static IEnumerable<T> Run<T>(Shape<T> shape, IEnumerable<T> all) where T : class, IRecord =>
        (IEnumerable<T>)Value(shape(new Source<T>(all)).Expression)!; // A shape never answers null.

    private static object? Value(Expression expression) => expression switch
    {
        ConstantExpression { Value: ISource source } => source.All,
        ConstantExpression constant => constant.Value,
        UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression lambda } => lambda.Compile(preferInterpretation: true),
        MethodCallExpression { Method: var method } call when method.DeclaringType == typeof(Queryable) =>
            s_twins.GetOrAdd(method, _ => Twin(call)).Invoke(null, [.. call.Arguments.Select(Value)]),
        _ => Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke(),
    };

    private static MethodInfo Twin(MethodCallExpression call)
    {
        var generic = call.Method.GetGenericArguments();
        return typeof(Enumerable).GetMethods()
            .Where(m => m.Name == call.Method.Name && m.IsGenericMethodDefinition && m.GetGenericArguments().Length == generic.Length)
            .Select(m => m.MakeGenericMethod(generic))
            .FirstOrDefault(m => m.GetParameters().Skip(1).Select(p => p.ParameterType).SequenceEqual(call.Arguments.Skip(1).Select(a => a.Type.IsSubclassOf(typeof(LambdaExpression)) ? a.Type.GetGenericArguments()[0] : a.Type)))
            ?? throw new NotSupportedByStoreException($"The memory store does not know {call.Method}.");
    }

    private interface ISource
    {
        object All { get; }
    }

    /// <summary>Collects the steps; it is never enumerated itself.</summary>
    private sealed class Source<T> : IOrderedQueryable<T>, IQueryProvider, ISource
    {
        public Source(IEnumerable<T> all)
        {
            All = all;
            Expression = Expression.Constant(this, typeof(IQueryable<T>));
        }

        private Source(Expression expression)
        {
            All = Enumerable.Empty<T>();
            Expression = expression;
        }

        public object All { get; }

        public Expression Expression { get; }

        public Type ElementType => typeof(T);

        public IQueryProvider Provider => this;

        public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new Source<TElement>(expression);

        public IQueryable CreateQuery(Expression expression) => new Source<T>(expression);

        public object? Execute(Expression expression) => Value(expression);

        public TResult Execute<TResult>(Expression expression) => (TResult)Value(expression)!; // A number or a flag.

        public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Value(Expression)!).GetEnumerator(); // Never null: see Run.

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
