using System.Linq.Expressions;
using KnowledgePark.Access;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Api.OData.Writing;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.OData.Edm;

namespace KnowledgePark.Api.OData.Model;

/// <summary>One entity set: its records, where they lead, and how they are written. A feature adds its own; the edge serves them all alike.</summary>
internal abstract class EntitySet(string name, Type type)
{
    private readonly Dictionary<string, Navigation> _navigations = [];

    public string Name { get; } = name;

    public Type Type { get; } = type;

    /// <summary>Set when the model is built.</summary>
    public EdmEntitySet Edm { get; set; } = null!;

    /// <summary>The bytes of a record.</summary>
    public abstract RecordShape Shape { get; }

    /// <summary>How the set is written; null: it is only read.</summary>
    public ISetWriter? Writer { get; set; }

    public IReadOnlyDictionary<string, Navigation> Navigations => _navigations;

    public IReadOnlyList<string> ReadOnlyProperties { get; init; } = [];

    /// <summary>True if no record of the set can be there for a caller.</summary>
    public abstract bool IsNothingFor(Visibility visibility);

    /// <summary>The properties of a record that a caller does not see, as they stand on the wire.</summary>
    public abstract IReadOnlySet<string> HiddenOf(Visibility visibility, IRecord record);

    /// <summary>A record as a caller sees it.</summary>
    public abstract IRecord Seen(Visibility visibility, IRecord record);

    public abstract Task<IRecord?> FindAsync(IParkStore store, string id, CancellationToken ct);

    /// <summary>The one target of a single-valued navigation, or one member of a collection by its id; null if there is none.</summary>
    public abstract Task<IRecord?> FindAsync(IParkStore store, Navigation navigation, IRecord parent, string? id, CancellationToken ct);

    /// <summary>One page of the set, or of the targets of a navigation.</summary>
    public abstract Task<Page> QueryAsync(IParkStore store, ParsedQuery query, Navigation? navigation, IRecord? parent, CancellationToken ct);

    public abstract Task<long> CountAsync(IParkStore store, ParsedQuery query, Navigation? navigation, IRecord? parent, CancellationToken ct);

    /// <summary>The targets of a navigation for several records at once, in the order of the records.</summary>
    public abstract Task<IReadOnlyList<Page>> ExpandAsync(IParkStore store, ParsedQuery query, Navigation navigation, IReadOnlyList<IRecord> parents, CancellationToken ct);

    public abstract ParsedQuery Parse(ODataModel model, QueryOptions options);

    protected void Add(Navigation navigation) => _navigations.Add(navigation.Name, navigation);
}

/// <summary>What a set does on POST, PATCH and DELETE. Each translates: read, call one use case, answer.</summary>
internal interface ISetWriter
{
    /// <summary>False: records come into the set in another way.</summary>
    bool Creates => true;

    Task<WriteAnswer> CreateAsync(HttpContext http, CancellationToken ct);

    Task<WriteAnswer> ChangeAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct);

    Task<WriteAnswer> RemoveAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct);
}

/// <summary>A written record; null: it is gone. A repeated request is answered like the first.</summary>
internal sealed record WriteAnswer(IRecord? Record);

/// <summary>The records of one type.</summary>
internal sealed class EntitySet<T>(string name) : EntitySet(name, typeof(T)) where T : class, IRecord
{
    private static readonly System.Collections.Frozen.FrozenSet<string> s_none = [];

    private System.Collections.Frozen.FrozenSet<string>? _hidden;
    private RecordShape<T>? _shape;

    public override RecordShape Shape => _shape ??= new RecordShape<T>(this);

    /// <summary>The texts that $search looks at.</summary>
    public IReadOnlyList<Expression<Func<T, string?>>> Searched { get; init; } = [];

    public EntitySet<T> One<TTarget>(string name, EntitySet<TTarget> target, Func<T, string?> id) where TTarget : class, IRecord
    {
        Add(new ByIds<T, TTarget>(name, target, false, record => id(record) is { } one ? [one] : []));
        return this;
    }

    public EntitySet<T> Many<TTarget>(string name, EntitySet<TTarget> target, Func<T, IReadOnlyList<string>> ids) where TTarget : class, IRecord
    {
        Add(new ByIds<T, TTarget>(name, target, true, ids));
        return this;
    }

    public EntitySet<T> Many<TTarget>(string name, EntitySet<TTarget> target, Expression<Func<TTarget, string?>> foreignKey) where TTarget : class, IRecord
    {
        Add(new ByForeignKey<TTarget>(name, target, foreignKey));
        return this;
    }

    public EntitySet<T> Many<TTarget>(string name, EntitySet<TTarget> target, Func<IParkStore, T, CancellationToken, Task<IReadOnlyList<string>>> ids) where TTarget : class, IRecord
    {
        Add(new ByLookup<T, TTarget>(name, target, ids));
        return this;
    }

    public override bool IsNothingFor(Visibility visibility) => visibility.Of<T>().IsNothing;

    public override IReadOnlySet<string> HiddenOf(Visibility visibility, IRecord record)
    {
        var hidden = visibility.Of<T>().HiddenOf((T)record);
        if (hidden.Count == 0)
            return s_none;
        // A type hides the same properties from everybody from whom it hides any.
        return _hidden ??= System.Collections.Frozen.FrozenSet.ToFrozenSet(hidden.Select(Wire.Name));
    }

    public override IRecord Seen(Visibility visibility, IRecord record) => visibility.Of<T>().Seen((T)record);

    public override async Task<IRecord?> FindAsync(IParkStore store, string id, CancellationToken ct) =>
        await store.FindAsync<T>(id, ct);

    public override async Task<IRecord?> FindAsync(IParkStore store, Navigation navigation, IRecord parent, string? id, CancellationToken ct)
    {
        var targets = await ((Navigation<T>)navigation).OfAsync(store, parent, ct);
        var found = await store.QueryAsync<T>(all => id is null ? all.Where(targets).Take(1) : all.Where(targets).Where(r => r.Id == id).Take(1), ct);
        return found.Count == 0 ? null : found[0];
    }

    public override async Task<Page> QueryAsync(IParkStore store, ParsedQuery query, Navigation? navigation, IRecord? parent, CancellationToken ct) =>
        await ((ParsedQuery<T>)query).PageAsync(store, await ScopeAsync(store, navigation, parent, ct), ct);

    public override async Task<long> CountAsync(IParkStore store, ParsedQuery query, Navigation? navigation, IRecord? parent, CancellationToken ct) =>
        await ((ParsedQuery<T>)query).CountAsync(store, await ScopeAsync(store, navigation, parent, ct), ct);

    public override async Task<IReadOnlyList<Page>> ExpandAsync(
        IParkStore store, ParsedQuery query, Navigation navigation, IReadOnlyList<IRecord> parents, CancellationToken ct)
    {
        var typed = (ParsedQuery<T>)query;
        var leads = (Navigation<T>)navigation;
        if (!typed.IsPaged && leads.OfAll(parents) is { TargetKey: { } key, ParentKeys: { } keys } batch
            && await typed.AllAsync(store, batch.All, Limits.MaxExpanded, ct) is { } all)
        {
            var byKey = all.ToLookup(key);
            return [.. parents.Select(p => typed.PageOf(typed.Sorted(keys(p).SelectMany(k => byKey[k]))))];
        }

        var pages = new List<Page>(parents.Count);
        foreach (var parent in parents)
            pages.Add(await typed.PageAsync(store, await leads.OfAsync(store, parent, ct), ct));
        return pages;
    }

    public override ParsedQuery Parse(ODataModel model, QueryOptions options) => QueryParser.Parse(this, model, options);

    private static async Task<Expression<Func<T, bool>>?> ScopeAsync(IParkStore store, Navigation? navigation, IRecord? parent, CancellationToken ct) =>
        navigation is null || parent is null ? null : await ((Navigation<T>)navigation).OfAsync(store, parent, ct);
}
