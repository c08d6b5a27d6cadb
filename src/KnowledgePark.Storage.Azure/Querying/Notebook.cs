using System.Collections;
using System.Linq.Expressions;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>A list of records that is never enumerated: it collects what a shape does to it.</summary>
internal sealed class Notebook<T> : IOrderedQueryable<T>, IQueryProvider
{
    public Notebook() => Expression = Expression.Constant(this, typeof(IQueryable<T>));

    private Notebook(Expression expression) => Expression = expression;

    public Type ElementType => typeof(T);

    public Expression Expression { get; }

    public IQueryProvider Provider => this;

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new Notebook<TElement>(expression);

    public IQueryable CreateQuery(Expression expression) => new Notebook<T>(expression);

    public object? Execute(Expression expression) => throw Refusal();

    public TResult Execute<TResult>(Expression expression) => throw Refusal();

    public IEnumerator<T> GetEnumerator() => throw Refusal();

    IEnumerator IEnumerable.GetEnumerator() => throw Refusal();

    private static NotSupportedByStoreException Refusal() => new("A shape filters, orders and cuts; it does not read.");
}
