using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Sql.Syntax;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>
/// Runs a query over the documents of one range, a page at a time. Without ORDER BY rows come in the order of the resource ids; rows that tie
/// in ORDER BY too, backwards if its first key is descending: the SDK resumes by that.
/// </summary>
internal sealed class QueryRunner(QuerySpec spec, Query query)
{
    private readonly Evaluator _evaluator = new(spec.Parameters);

    public Page Run(IReadOnlyList<Candidate> candidates, int pageSize, int maxBytes, string? continuation)
    {
        if (query.Aggregates.Count > 0)
            return new Page([.. Total(candidates)], null, candidates.Count);
        var from = continuation is null ? null : Position.Read(continuation, spec.Text);
        var toSkip = from?.ToSkip ?? Count(query.Offset) ?? 0;
        var toTake = from is null ? Count(query.Limit ?? query.Top) : from.ToTake;
        var rows = Rows(candidates);
        if (query.OrderBy.Count > 0)
            rows = rows.Order(Comparer<Row>.Create(Compare));
        if (spec.Resume is { } resume)
            rows = rows.Where(r => resume.LetsThrough(CompareKeys(r.Keys, resume.Keys), number => Turn(r.Number.CompareTo(number))));
        if (from is not null)
            rows = rows.SkipWhile(r => Compare(r, new Row(from.Keys, from.Number, from.Row, default)) <= 0);

        var page = new List<Value>();
        var bytes = 0;
        Row? last = null;
        foreach (var row in rows)
        {
            if (toTake == 0)
                return new Page(page, null, candidates.Count);
            if (page.Count >= pageSize || bytes > maxBytes)
                return new Page(page, new Position(last!.Number, last.Index, last.Keys, toSkip, toTake).ToToken(spec.Text), candidates.Count); // A full page has a last row.
            last = row;
            if (toSkip > 0)
            {
                toSkip--;
                continue;
            }

            toTake--;
            page.Add(row.Value);
            bytes += maxBytes == int.MaxValue ? 0 : row.Value.ToUtf8().Length;
        }

        return new Page(page, null, candidates.Count);
    }

    private IEnumerable<Row> Rows(IReadOnlyList<Candidate> candidates)
    {
        if (query.Sources.Count == 0)
            candidates = [default];
        foreach (var candidate in candidates)
        {
            var index = 0;
            foreach (var scope in _evaluator.Match(query, Root(candidate)))
            {
                var value = _evaluator.Project(query, scope);
                if (value.IsDefined)
                    yield return new Row([.. query.OrderBy.Select(o => _evaluator.Evaluate(o.Key, scope))], candidate.Number, index, value);
                index++;
            }
        }
    }

    /// <summary>Binds the document to the name that FROM gives it; in <c>FROM x IN c.l</c> that is c.</summary>
    private Scope? Root(Candidate candidate)
    {
        if (query.Sources.Count == 0)
            return null;
        var first = query.Sources[0].Path;
        while (first is Expression.Member member)
            first = member.Of;
        return new Scope(first is Expression.Alias alias ? alias.Name : query.Sources[0].Alias, candidate.Document, null);
    }

    private IEnumerable<Value> Total(IReadOnlyList<Candidate> candidates)
    {
        var totals = query.Aggregates.ToDictionary(c => c, c => new Aggregation(c.Name), ReferenceEqualityComparer.Instance as IEqualityComparer<Expression.Call>);
        foreach (var candidate in query.Sources.Count == 0 ? [default] : candidates)
        {
            foreach (var scope in _evaluator.Match(query, Root(candidate)))
            {
                foreach (var (call, aggregation) in totals)
                    aggregation.Add(_evaluator.Evaluate(call.Arguments[0], scope));
            }
        }

        var made = new Evaluator(spec.Parameters)
        {
            Totals = totals.ToDictionary(t => t.Key, t => t.Value.Total, ReferenceEqualityComparer.Instance as IEqualityComparer<Expression.Call>),
        };
        var value = made.Project(query, null);
        return value.IsDefined ? [value] : [];
    }

    private int Compare(Row a, Row b)
    {
        if (CompareKeys(a.Keys, b.Keys) is var order and not 0)
            return order;
        return Turn(a.Number != b.Number ? a.Number.CompareTo(b.Number) : a.Index.CompareTo(b.Index));
    }

    private int CompareKeys(IReadOnlyList<Value> a, IReadOnlyList<Value> b)
    {
        for (var i = 0; i < query.OrderBy.Count; i++)
        {
            if (ValueOrder.Instance.Compare(a[i], b[i]) is var order and not 0)
                return query.OrderBy[i].IsDescending ? -order : order;
        }

        return 0;
    }

    private int Turn(int order) => query.OrderBy.Count > 0 && query.OrderBy[0].IsDescending ? -order : order;

    private long? Count(Expression? expression)
    {
        if (expression is null)
            return null;
        return _evaluator.Evaluate(expression, null) is { IsWhole: true, Whole: >= 0 } count
            ? count.Whole
            : throw Refusal.Query("SC2060", "TOP, OFFSET and LIMIT want a whole number that is not negative.");
    }

    private sealed record Row(IReadOnlyList<Value> Keys, long Number, int Index, Value Value);
}
