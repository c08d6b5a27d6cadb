using KnowledgePark.CosmosGateway.Http;

namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>Queries, from text. A clause that the gateway does not know is refused here.</summary>
internal sealed class QueryParser
{
    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;

    private QueryParser(string text)
    {
        _tokens = new TokenReader(text);
        _expressions = new ExpressionParser(_tokens, Query);
    }

    /// <summary>Reads a whole query.</summary>
    /// <exception cref="Refusal">400 with the service's code, or 501 for what the service has and the gateway has not.</exception>
    public static Query Parse(string text)
    {
        var parser = new QueryParser(text);
        var query = parser.Query();
        if (!parser._tokens.IsAtEnd)
            throw parser._tokens.Unexpected();
        Scoping.Check(query, []);
        return query;
    }

    private Query Query()
    {
        _tokens.Keyword("SELECT");
        if (_tokens.Ahead.IsKeyword("DISTINCT"))
            throw Refusal.NotImplemented("DISTINCT");
        var top = _tokens.TryKeyword("TOP") ? Count() : null;
        var select = Selection();
        var sources = _tokens.TryKeyword("FROM") ? Sources() : [];
        var where = _tokens.TryKeyword("WHERE") ? _expressions.Parse() : null;
        if (_tokens.Ahead.IsKeyword("GROUP"))
            throw Refusal.NotImplemented("GROUP BY");
        var orderBy = _tokens.TryKeyword("ORDER") ? OrderBy() : [];
        Expression? offset = null, limit = null;
        if (top is null && _tokens.TryKeyword("OFFSET"))
        {
            offset = Count();
            _tokens.Keyword("LIMIT");
            limit = Count();
        }

        return new Query { Select = select, Top = top, Sources = sources, Where = where, OrderBy = orderBy, Offset = offset, Limit = limit };
    }

    private Expression Count() => _tokens.Ahead.Kind switch
    {
        TokenKind.Number when _tokens.Ahead.Constant.IsWhole => new Expression.Literal(_tokens.Take().Constant),
        TokenKind.Parameter => new Expression.Parameter(_tokens.Take().Text),
        _ => throw _tokens.Unexpected(),
    };

    private Selection Selection()
    {
        if (_tokens.TrySign("*"))
            return new Selection.Everything();
        if (_tokens.TryKeyword("VALUE"))
            return new Selection.Plain(_expressions.Parse());
        var members = new List<(string Name, Expression Value)>();
        var unnamed = 0;
        do
        {
            var value = _expressions.Parse();
            var name = _tokens.TryKeyword("AS") || _tokens.Ahead.Kind == TokenKind.Identifier ? _tokens.Identifier() : NameOf(value) ?? $"${++unnamed}";
            if (members.Exists(m => m.Name == name))
                throw Refusal.Query("SC2022", $"Object creation error, property name '{name}' specified more than once.", _tokens.Ahead.At);
            members.Add((name, value));
        }
        while (_tokens.TrySign(","));
        return new Selection.Named(members);
    }

    private static string? NameOf(Expression value) => value switch
    {
        Expression.Alias alias => alias.Name,
        Expression.Member { Key: Expression.Literal { Value.Kind: Json.Kind.String } key } => key.Value.Text,
        _ => null,
    };

    private List<Source> Sources()
    {
        var sources = new List<Source> { Source(isFirst: true) };
        while (_tokens.TryKeyword("JOIN"))
            sources.Add(Source(isFirst: false));
        return sources;
    }

    private Source Source(bool isFirst)
    {
        if (_tokens.Ahead.IsSign("("))
            throw Refusal.NotImplemented("a subquery in FROM or JOIN");
        var first = _tokens.Identifier();
        if (_tokens.TryKeyword("IN"))
            return new Source(first, Path(_tokens.Identifier()), IsIterated: true);
        var path = Path(first);
        if (!isFirst)
            throw Refusal.NotImplemented("JOIN without IN");
        if (path is Expression.Member)
            throw Refusal.NotImplemented("FROM a path without IN");
        var alias = _tokens.TryKeyword("AS") || _tokens.Ahead.Kind == TokenKind.Identifier ? _tokens.Identifier() : first;
        return new Source(alias, null, IsIterated: false);
    }

    private Expression Path(string first)
    {
        Expression path = new Expression.Alias(first);
        while (true)
        {
            if (_tokens.TrySign("."))
            {
                path = new Expression.Member(path, new Expression.Literal(Json.Value.Of(_tokens.Identifier())));
            }
            else if (_tokens.TrySign("["))
            {
                var key = _tokens.Take();
                path = new Expression.Member(path, key.Constant.IsDefined ? new Expression.Literal(key.Constant) : throw _tokens.Unexpected());
                _tokens.Sign("]");
            }
            else
            {
                return path;
            }
        }
    }

    private List<OrderItem> OrderBy()
    {
        _tokens.Keyword("BY");
        var items = new List<OrderItem>();
        do
        {
            var key = _expressions.Parse();
            var isDescending = _tokens.TryKeyword("DESC");
            items.Add(new OrderItem(key, isDescending, isDescending || _tokens.TryKeyword("ASC")));
        }
        while (_tokens.TrySign(","));
        return items;
    }
}
