using System.Linq.Expressions;
using System.Text.Json;
using KnowledgePark.Storage;

namespace KnowledgePark.Api.OData.Query;

/// <summary>
/// A total order and the predicate 'comes after this record'. Paging by it never skips or repeats a record when others are inserted, and
/// costs the same on page 1 and on page 1000. Null sorts before every value, as in every store here.
/// </summary>
internal sealed class Keyset<T>(IReadOnlyList<SortKey<T>> keys) where T : class, IRecord
{
    public static readonly Keyset<T> ById = new([SortKey<T>.Of(r => r.Id, false)]);

    public IQueryable<T> Apply(IQueryable<T> all, SkipToken? from)
    {
        if (from is not null)
            all = all.Where(After(from));
        var ordered = keys[0].Order(all, isFirst: true);
        for (var i = 1; i < keys.Count; i++)
            ordered = keys[i].Order(ordered, isFirst: false);
        return ordered;
    }

    public SkipToken TokenAfter(T record, int? left) => new(left, [.. keys.Select(k => k.Value(record))]);

    public SkipToken TokenAfter(IRecord record, int? left) => TokenAfter((T)record, left);

    /// <summary>k1 after v1, or k1 = v1 and (k2 after v2, or …).</summary>
    private Expression<Func<T, bool>> After(SkipToken token)
    {
        if (token.Values.Count != keys.Count)
            throw SkipToken.Invalid();
        var record = Expression.Parameter(typeof(T), "r");
        Expression after = Expression.Constant(false);
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var (isAfter, isEqual) = keys[i].Compare(record, token.Values[i]);
            after = Expression.OrElse(isAfter, Expression.AndAlso(isEqual, after));
        }

        return Expression.Lambda<Func<T, bool>>(after, record);
    }
}

/// <summary>One key of an order.</summary>
internal abstract class SortKey<T>
{
    public static SortKey<T> Of<TKey>(Expression<Func<T, TKey>> key, bool descending) => new SortKey<T, TKey>(key, descending);

    public abstract IQueryable<T> Order(IQueryable<T> all, bool isFirst);

    public abstract JsonElement Value(T record);

    public abstract (Expression After, Expression Equal) Compare(ParameterExpression record, JsonElement value);
}

/// <inheritdoc/>
internal sealed class SortKey<T, TKey>(Expression<Func<T, TKey>> key, bool descending) : SortKey<T>
{
    private readonly Func<T, TKey> _get = key.Compile();

    public override IQueryable<T> Order(IQueryable<T> all, bool isFirst) => (isFirst, descending) switch
    {
        (true, false) => all.OrderBy(key),
        (true, true) => all.OrderByDescending(key),
        (false, false) => ((IOrderedQueryable<T>)all).ThenBy(key),
        _ => ((IOrderedQueryable<T>)all).ThenByDescending(key),
    };

    public override JsonElement Value(T record) => JsonSerializer.SerializeToElement(_get(record), Wire.Json);

    public override (Expression After, Expression Equal) Compare(ParameterExpression record, JsonElement value)
    {
        var member = Model.Replace.In(key.Body, key.Parameters[0], record);
        TKey? typed;
        try
        {
            typed = value.Deserialize<TKey>(Wire.Json);
        }
        catch (JsonException)
        {
            throw SkipToken.Invalid();
        }

        if (typed is null)
        {
            var isNull = Expression.Equal(member, Expression.Constant(null, typeof(TKey)));
            return (descending ? Expression.Constant(false) : Expression.Not(isNull), isNull);
        }

        // A field of a constant, so that the store makes a parameter of it and keeps its plan.
        var operand = Expression.Field(Expression.Constant(new Box(typed)), nameof(Box.Value));
        var after = Beyond(member, operand, typed);
        if (descending && default(TKey) is null)
            after = Expression.OrElse(after, Expression.Equal(member, Expression.Constant(null, typeof(TKey))));
        return (after, Expression.Equal(member, operand));
    }

    private Expression Beyond(Expression member, Expression operand, TKey value)
    {
        if (value is string)
        {
            var comparison = Expression.Call(typeof(string), nameof(string.Compare), null, member, operand);
            return descending ? Expression.LessThan(comparison, Expression.Constant(0)) : Expression.GreaterThan(comparison, Expression.Constant(0));
        }

        if (value is bool truth)
            return truth == descending ? Expression.Equal(member, Expression.Constant(!truth, typeof(TKey))) : Expression.Constant(false);
        return descending ? Expression.LessThan(member, operand) : Expression.GreaterThan(member, operand);
    }

    private sealed class Box(TKey value)
    {
        public readonly TKey Value = value;
    }
}
