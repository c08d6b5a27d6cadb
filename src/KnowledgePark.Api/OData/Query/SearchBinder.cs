using System.Linq.Expressions;
using System.Reflection;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Storage;
using Microsoft.OData.UriParser;

namespace KnowledgePark.Api.OData.Query;

/// <summary>$search: each term or phrase must occur in one of the set's texts, in any case, Latin or Cyrillic.</summary>
internal static class SearchBinder
{
    private static readonly MethodInfo s_lower = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!; // Part of the BCL.
    private static readonly MethodInfo s_contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!; // Part of the BCL.

    public static Expression<Func<T, bool>> Bind<T>(QueryNode search, EntitySet<T> set) where T : class, IRecord
    {
        if (set.Searched.Count == 0)
            throw ODataFault.NotImplemented($"This service does not offer $search on '{set.Name}'.");
        var record = Expression.Parameter(typeof(T), "r");
        var terms = 0;
        return Expression.Lambda<Func<T, bool>>(Bind(search), record);

        Expression Bind(QueryNode node) => node switch
        {
            SearchTermNode term => Term(term.Text.ToLowerInvariant()),
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => Expression.OrElse(Bind(or.Left), Bind(or.Right)),
            BinaryOperatorNode and => Expression.AndAlso(Bind(and.Left), Bind(and.Right)),
            UnaryOperatorNode not => Expression.Not(Bind(not.Operand)),
            ConvertNode convert => Bind(convert.Source),
            _ => throw ODataFault.NotImplemented("This service does not offer this form of $search."),
        };

        Expression Term(string text)
        {
            if (++terms > Limits.MaxSearchTerms)
                throw ODataFault.BadRequest("query-too-complex", $"$search takes at most {Limits.MaxSearchTerms} terms.", "$search");
            Expression<Func<string>> captured = () => text;
            return set.Searched.Select(t => OneText(Replace.In(t.Body, t.Parameters[0], record), captured.Body)).Aggregate(Expression.OrElse);
        }

        static Expression OneText(Expression value, Expression term) => Expression.AndAlso(
            Expression.NotEqual(value, Expression.Constant(null, typeof(string))),
            Expression.Call(Expression.Call(value, s_lower), s_contains, term));
    }
}
