using System.Collections.Concurrent;
using System.Linq.Expressions;
using KnowledgePark.Api.OData.Model;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;
using Microsoft.OData.UriParser;
using IRecord = KnowledgePark.Storage.IRecord;

namespace KnowledgePark.Api.OData.Query;

/// <summary>Turns query options into a <see cref="ParsedQuery"/>: the one way in. Parsed queries are kept by their text.</summary>
internal static class QueryParser
{
    private const int MaxKept = 1000;

    private static readonly ConcurrentDictionary<(EntitySet, string), ParsedQuery> s_kept = new();

    private static readonly ODataQuerySettings s_settings = new() { HandleNullPropagation = HandleNullPropagationOption.False, EnsureStableOrdering = false };

    public static ParsedQuery Parse<T>(EntitySet<T> set, ODataModel model, QueryOptions options) where T : class, IRecord
    {
        var texts = options.Parsed;
        var key = (set, string.Join('&', texts.OrderBy(t => t.Key).Select(t => $"{t.Key}={t.Value}")));
        var isKept = s_kept.TryGetValue(key, out var kept);
        var query = isKept ? (ParsedQuery<T>)kept! : Parse(set, model, texts);
        // now() is bound to the moment of the request, so that such a query is not kept.
        // Nor is a very long one: a thousand of them would fill the memory.
        if (!isKept && key.Item2.Length < 2000 && !key.Item2.Contains("now(", StringComparison.OrdinalIgnoreCase))
        {
            if (s_kept.Count >= MaxKept)
                s_kept.Clear();
            s_kept[key] = query;
        }

        return options["$skiptoken"] is { } token ? At(query, SkipToken.Decode(token)) : query;
    }

    private static ParsedQuery<T> At<T>(ParsedQuery<T> query, SkipToken from) where T : class, IRecord => new()
    {
        Select = query.Select,
        Expands = query.Expands,
        Count = query.Count,
        Top = query.Top,
        Skip = query.Skip,
        PageSize = query.PageSize,
        Filters = query.Filters,
        Order = query.Order,
        From = from,
    };

    private static ParsedQuery<T> Parse<T>(EntitySet<T> set, ODataModel model, IDictionary<string, string> texts) where T : class, IRecord
    {
        var parser = new ODataQueryOptionParser(model.Edm, set.Edm.EntityType, set.Edm, texts) { Resolver = new StringAsEnumResolver() };
        parser.Settings.MaximumExpansionDepth = Limits.MaxExpandDepth;
        parser.Settings.MaximumExpansionCount = 20;
        try
        {
            return Build(set, model, parser.ParseFilter(), parser.ParseOrderBy(), parser.ParseSelectAndExpand(), parser.ParseSearch(), parser.ParseTop(), parser.ParseSkip(), parser.ParseCount());
        }
        catch (ODataException e)
        {
            throw ODataFault.BadRequest("invalid-query", Cleaned(e.Message));
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or InvalidCastException or InvalidOperationException)
        {
            // The library parses some malformed literals by throwing these.
            throw ODataFault.BadRequest("invalid-query", "The query options cannot be read. Check the literals: 'text', 12, 2026-11-24T09:00:00Z.");
        }
    }

    private static ParsedQuery<T> Build<T>(
        EntitySet<T> set, ODataModel model, FilterClause? filter, OrderByClause? orderBy, SelectExpandClause? selectExpand, SearchClause? search,
        long? top, long? skip, bool? count, int depth = 0) where T : class, IRecord
    {
        if (top > Limits.MaxTop)
            throw ODataFault.BadRequest("query-too-large", $"$top is at most {Limits.MaxTop}; leave it out and follow @odata.nextLink to read everything.", "$top");
        if (skip > Limits.MaxSkip)
            throw ODataFault.BadRequest("query-too-large", $"$skip is at most {Limits.MaxSkip}; follow @odata.nextLink instead.", "$skip");
        if (depth > Limits.MaxExpandDepth)
            throw ODataFault.BadRequest("query-too-complex", $"$expand is at most {Limits.MaxExpandDepth} deep.", "$expand");
        var filters = new List<Expression<Func<T, bool>>>();
        if (filter is not null)
            filters.Add(Bind<T>(filter, model));
        if (search is not null)
            filters.Add(SearchBinder.Bind(search.Expression, set));
        return new ParsedQuery<T>
        {
            Filters = filters,
            Order = Order<T>(orderBy, model.Edm),
            Top = (int?)top,
            Skip = (int)(skip ?? 0),
            Count = count ?? false,
            Select = Selected(selectExpand),
            Expands = [.. Expands(set, model, selectExpand, depth)],
        };
    }

    private static Expression<Func<T, bool>> Bind<T>(FilterClause filter, ODataModel model)
    {
        FilterGuard.Check(filter.Expression);
        var context = new QueryBinderContext(model.Edm, s_settings, typeof(T));
        return (Expression<Func<T, bool>>)new ParkFilterBinder(model.Clock.GetCurrentInstant()).BindFilter(filter, context);
    }

    private static Keyset<T> Order<T>(OrderByClause? clause, IEdmModel model) where T : class, IRecord
    {
        if (clause is null)
            return Keyset<T>.ById;
        var keys = new List<SortKey<T>>();
        var isDescending = false;
        for (var next = clause; next is not null; next = next.ThenBy)
        {
            if (keys.Count == Limits.MaxOrders)
                throw ODataFault.BadRequest("query-too-complex", $"$orderby takes at most {Limits.MaxOrders} properties.", "$orderby");
            if (next.Expression.TypeReference.IsStream())
                throw ODataFault.NotImplemented("A stream has no order. Order by another property.");
            if (next.Expression.TypeReference.IsEnum())
                throw ODataFault.NotImplemented("An enumeration has no order here. Order by another property.");
            var record = Expression.Parameter(typeof(T), "r");
            isDescending = next.Direction == OrderByDirection.Descending;
            keys.Add(KeyOf<T>(Path(next.Expression, record, model), record, isDescending));
        }

        // In the direction of the last key: an index of both then serves the order from either end.
        keys.Add(SortKey<T>.Of(r => r.Id, isDescending));
        return new Keyset<T>(keys);
    }

    private static SortKey<T> KeyOf<T>(Expression path, ParameterExpression record, bool descending)
    {
        var lambda = Expression.Lambda(path, record);
        var type = typeof(SortKey<,>).MakeGenericType(typeof(T), path.Type);
        return (SortKey<T>)Activator.CreateInstance(type, lambda, descending)!; // The type has exactly this constructor.
    }

    private static Expression Path(QueryNode node, ParameterExpression record, IEdmModel model) => node switch
    {
        ResourceRangeVariableReferenceNode => record,
        SingleValuePropertyAccessNode property => Member(property.Source, property.Property, record, model),
        SingleComplexNode complex => Member(complex.Source, complex.Property, record, model),
        _ => throw ODataFault.NotImplemented("This service orders by properties only, not by functions or navigation."),
    };

    private static MemberExpression Member(QueryNode source, IEdmProperty property, ParameterExpression record, IEdmModel model) =>
        Expression.Property(Path(source, record, model), model.GetAnnotationValue<ClrPropertyInfoAnnotation>(property).ClrPropertyInfo);

    private static HashSet<string>? Selected(SelectExpandClause? clause)
    {
        if (clause is null || clause.AllSelected)
            return null;
        var names = new HashSet<string>();
        foreach (var item in clause.SelectedItems)
        {
            switch (item)
            {
                case WildcardSelectItem:
                    return null;
                case PathSelectItem { SelectedPath.Count: 1 } path when path.SelectedPath.FirstSegment is PropertySegment or NavigationPropertySegment:
                    names.Add(path.SelectedPath.FirstSegment.Identifier);
                    break;
                case PathSelectItem:
                    throw ODataFault.NotImplemented("This service selects whole properties, not parts of them.");
                default:
                    break;
            }
        }

        return names;
    }

    private static IEnumerable<ExpandItem> Expands(EntitySet set, ODataModel model, SelectExpandClause? clause, int depth)
    {
        foreach (var item in clause?.SelectedItems ?? [])
        {
            if (item is ExpandedReferenceSelectItem and not ExpandedNavigationSelectItem)
                throw ODataFault.NotImplemented("This service does not offer $ref or $count within $expand. Expand the records, with $count=true if the number matters.");
            if (item is not ExpandedNavigationSelectItem expand)
                continue;
            if (expand.LevelsOption is not null || expand.ApplyOption is not null || expand.ComputeOption is not null)
                throw ODataFault.NotImplemented("This service does not offer $levels, $apply or $compute within $expand.");
            if (expand.PathToNavigationProperty.Count != 1 || !set.Navigations.TryGetValue(expand.PathToNavigationProperty.FirstSegment.Identifier, out var navigation))
                throw ODataFault.NotImplemented("This service expands the navigation properties of an entity only.");
            yield return new ExpandItem(navigation, Nested(navigation.Target, model, expand, depth + 1));
        }
    }

    private static ParsedQuery Nested(EntitySet target, ODataModel model, ExpandedNavigationSelectItem expand, int depth) =>
        (ParsedQuery)typeof(QueryParser).GetMethod(nameof(BuildNested), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(target.Type)
            .Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [target, model, expand, depth], null)!; // The method is below and answers a query.

    private static ParsedQuery<T> BuildNested<T>(EntitySet<T> target, ODataModel model, ExpandedNavigationSelectItem expand, int depth) where T : class, IRecord =>
        Build(target, model, expand.FilterOption, expand.OrderByOption, expand.SelectAndExpand, expand.SearchOption, expand.TopOption, expand.SkipOption, expand.CountOption, depth);

    private static string Cleaned(string message) => message.Length <= 300 ? message : string.Concat(message.AsSpan(0, 300), "…");
}
