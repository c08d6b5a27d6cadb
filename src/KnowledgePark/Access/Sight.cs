using System.Linq.Expressions;
using KnowledgePark.Storage;

namespace KnowledgePark.Access;

/// <summary>What a caller sees of the records of one type: which of them, and which of their properties.</summary>
/// <param name="rows">The records that exist for the caller; null: all.</param>
/// <param name="hidden">Properties, by C# name, that the caller sees only of some records; empty: of all.</param>
/// <param name="whole">The records of which the caller sees everything; means nothing if nothing is hidden.</param>
public sealed class Sight<T>(Expression<Func<T, bool>>? rows, IReadOnlyList<string> hidden, Expression<Func<T, bool>> whole) where T : class, IRecord
{
    private readonly Lazy<Func<T, bool>> _isThere = new(() => rows?.Compile() ?? (_ => true));
    private readonly Lazy<Func<T, bool>> _isWhole = new(whole.Compile);
    private readonly HiddenAccess<T> _access = new(hidden.ToHashSet(), whole);

    /// <summary>True if nothing of any record is hidden.</summary>
    public bool IsEverything => rows is null && hidden.Count == 0;

    /// <summary>True if no record of this type can exist for the caller.</summary>
    public bool IsNothing => rows?.Body is ConstantExpression { Value: false };

    public bool IsThere(T record) => _isThere.Value(record);

    /// <summary>The hidden properties of this record, by C# name; of a record as <see cref="Seen"/> gives it, too.</summary>
    public IReadOnlyList<string> HiddenOf(T record) => hidden.Count == 0 || _isWhole.Value(record) ? [] : hidden;

    /// <summary>
    /// The record as the caller sees it. What is hidden is null, or the zero of its type; there is no version, because it would tell when
    /// something hidden has changed.
    /// </summary>
    public T Seen(T record) => HiddenOf(record) is { Count: > 0 } some ? Blank.Of(record, some) : record;

    /// <summary>The shape as it may be laid on the store: on the rows that are there, and blind to what is hidden.</summary>
    public Shape<T> Through(Shape<T> shape) => all =>
    {
        var root = Array.Empty<T>().AsQueryable();
        var there = rows is null ? all : all.Where(rows);
        var asked = _access.Blind(shape(root).Expression);
        return all.Provider.CreateQuery<T>(Swap.In(asked, root.Expression, there.Expression));
    };
}
