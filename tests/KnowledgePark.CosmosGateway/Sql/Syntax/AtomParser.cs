using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>What binds tightest: constants, names, calls, literals, what stands in parentheses, and the paths after them.</summary>
internal sealed class AtomParser(TokenReader tokens, Func<Query> subquery)
{
    public Expression Parse(Func<Expression> expression)
    {
        var atom = Atom(expression);
        while (true)
        {
            if (tokens.TrySign("."))
            {
                atom = new Expression.Member(atom, new Expression.Literal(Value.Of(tokens.Identifier())));
            }
            else if (tokens.TrySign("["))
            {
                atom = new Expression.Member(atom, expression());
                tokens.Sign("]");
            }
            else
            {
                return atom;
            }
        }
    }

    private Expression Atom(Func<Expression> expression)
    {
        var token = tokens.Take();
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.String: return new Expression.Literal(token.Constant);
            case TokenKind.Parameter: return new Expression.Parameter(token.Text);
            case TokenKind.Identifier: return tokens.TrySign("(") ? Call(token, expression) : new Expression.Alias(token.Text);
            case TokenKind.Keyword: return Keyword(token, expression);
            case TokenKind.Sign when token.Text == "(": return Parenthesis(expression);
            case TokenKind.Sign when token.Text == "[": return new Expression.Array(List(expression, "]"));
            case TokenKind.Sign when token.Text == "{": return Object(expression);
            default: throw Refusal.Query("SC1001", $"Syntax error, incorrect syntax near '{token.Text}'.", token.At);
        }
    }

    private Expression Keyword(Token token, Func<Expression> expression)
    {
        switch (token.Text)
        {
            case "NULL": return new Expression.Literal(Value.Null);
            case "TRUE": return new Expression.Literal(Value.True);
            case "FALSE": return new Expression.Literal(Value.False);
            case "UNDEFINED": return new Expression.Literal(Value.Undefined);
            case "EXISTS": return new Expression.Exists(Subquery());
            case "ARRAY": return new Expression.Collect(Subquery());
            case "LEFT" or "RIGHT" when tokens.TrySign("("): return Call(token, expression);
            case "UDF" or "CASE": throw Refusal.NotImplemented(token.Text);
            default: throw Refusal.Query("SC1001", $"Syntax error, incorrect syntax near '{token.Text}'.", token.At);
        }
    }

    private Query Subquery()
    {
        tokens.Sign("(");
        var query = subquery();
        tokens.Sign(")");
        return query;
    }

    private Expression Parenthesis(Func<Expression> expression)
    {
        Expression inner = tokens.Ahead.IsKeyword("SELECT") ? new Expression.Scalar(subquery()) : expression();
        tokens.Sign(")");
        return inner;
    }

    private Expression.Call Call(Token name, Func<Expression> expression)
    {
        var call = new Expression.Call(name.Text.ToUpperInvariant(), List(expression, ")"));
        Running.Functions.Check(call, name.At);
        return call;
    }

    private List<Expression> List(Func<Expression> expression, string end)
    {
        var items = new List<Expression>();
        if (tokens.TrySign(end))
            return items;
        do
            items.Add(expression());
        while (tokens.TrySign(","));
        tokens.Sign(end);
        return items;
    }

    private Expression.Object Object(Func<Expression> expression)
    {
        var members = new List<(string Name, Expression Value)>();
        if (tokens.TrySign("}"))
            return new Expression.Object(members);
        do
        {
            var name = tokens.Ahead.Kind == TokenKind.String ? tokens.Take().Constant.Text : tokens.Identifier();
            if (members.Exists(m => m.Name == name))
                throw Refusal.Query("SC2022", $"Object creation error, property name '{name}' specified more than once.", tokens.Ahead.At);
            tokens.Sign(":");
            members.Add((name, expression()));
        }
        while (tokens.TrySign(","));
        tokens.Sign("}");
        return new Expression.Object(members);
    }
}
