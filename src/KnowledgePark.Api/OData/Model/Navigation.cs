using System.Linq.Expressions;
using KnowledgePark.Storage;

namespace KnowledgePark.Api.OData.Model;

/// <summary>How to get from a record to others. A record has ids, not references; the edge follows them.</summary>
internal abstract class Navigation(string name, EntitySet target, bool isCollection)
{
    public string Name { get; } = name;

    public EntitySet Target { get; } = target;

    public bool IsCollection { get; } = isCollection;
}

/// <summary>A navigation whose targets are those that satisfy a predicate.</summary>
internal abstract class Navigation<TTarget>(string name, EntitySet target, bool isCollection) : Navigation(name, target, isCollection) where TTarget : class, IRecord
{
    /// <summary>The targets of one record. A record that has none gets a predicate that nothing satisfies.</summary>
    public abstract Task<Expression<Func<TTarget, bool>>> OfAsync(IParkStore store, IRecord parent, CancellationToken ct);

    /// <summary>The targets of several records in one question, and how to hand them out; null if each record is asked alone.</summary>
    public abstract Batch? OfAll(IReadOnlyList<IRecord> parents);

    internal sealed record Batch(Expression<Func<TTarget, bool>> All, Func<IRecord, TTarget, bool> Belongs, Func<TTarget, string>? TargetKey, Func<IRecord, IEnumerable<string>>? ParentKeys);
}

/// <summary>The record names the ids of its targets: a booking its spaces, a space its building.</summary>
internal sealed class ByIds<TParent, TTarget>(string name, EntitySet target, bool isCollection, Func<TParent, IReadOnlyList<string>> ids)
    : Navigation<TTarget>(name, target, isCollection) where TParent : class, IRecord where TTarget : class, IRecord
{
    public override Task<Expression<Func<TTarget, bool>>> OfAsync(IParkStore store, IRecord parent, CancellationToken ct) => Task.FromResult(In(ids((TParent)parent)));

    public override Batch OfAll(IReadOnlyList<IRecord> parents) =>
        new(In([.. parents.SelectMany(p => ids((TParent)p)).Distinct()]), (p, t) => ids((TParent)p).Contains(t.Id), t => t.Id, p => ids((TParent)p));

    private static Expression<Func<TTarget, bool>> In(IReadOnlyList<string> wanted) =>
        wanted.Count == 1 ? ById(wanted[0]) : target => wanted.Contains(target.Id);

    private static Expression<Func<TTarget, bool>> ById(string id) => target => target.Id == id;
}

/// <summary>The targets name the id of the record: spaces their building.</summary>
internal sealed class ByForeignKey<TTarget>(string name, EntitySet target, Expression<Func<TTarget, string?>> key)
    : Navigation<TTarget>(name, target, isCollection: true) where TTarget : class, IRecord
{
    private readonly Func<TTarget, string?> _key = key.Compile();

    public override Task<Expression<Func<TTarget, bool>>> OfAsync(IParkStore store, IRecord parent, CancellationToken ct)
    {
        var id = parent.Id;
        Expression<Func<string?, bool>> equals = value => value == id;
        return Task.FromResult(Compose(equals));
    }

    public override Batch OfAll(IReadOnlyList<IRecord> parents)
    {
        IReadOnlyList<string?> ids = [.. parents.Select(p => p.Id)];
        Expression<Func<string?, bool>> isOne = value => ids.Contains(value);
        return new Batch(Compose(isOne), (p, t) => _key(t) == p.Id, t => _key(t) ?? "", p => [p.Id]);
    }

    private Expression<Func<TTarget, bool>> Compose(Expression<Func<string?, bool>> test) =>
        Expression.Lambda<Func<TTarget, bool>>(Replace.In(test.Body, test.Parameters[0], key.Body), key.Parameters);
}

/// <summary>The ids of the targets have to be asked for first: those of the bookings that take a space.</summary>
internal sealed class ByLookup<TParent, TTarget>(string name, EntitySet target, Func<IParkStore, TParent, CancellationToken, Task<IReadOnlyList<string>>> ids)
    : Navigation<TTarget>(name, target, isCollection: true) where TParent : class, IRecord where TTarget : class, IRecord
{
    public override async Task<Expression<Func<TTarget, bool>>> OfAsync(IParkStore store, IRecord parent, CancellationToken ct)
    {
        var wanted = await ids(store, (TParent)parent, ct);
        return target => wanted.Contains(target.Id);
    }

    public override Batch? OfAll(IReadOnlyList<IRecord> parents) => null;
}

/// <summary>Puts one expression in the place of another.</summary>
internal sealed class Replace : ExpressionVisitor
{
    private readonly Expression _old;
    private readonly Expression _new;

    private Replace(Expression old, Expression @new)
    {
        _old = old;
        _new = @new;
    }

    public static Expression In(Expression body, Expression old, Expression @new) => new Replace(old, @new).Visit(body)!; // A body that is there stays there.

    public override Expression? Visit(Expression? node) => node == _old ? _new : base.Visit(node);
}
