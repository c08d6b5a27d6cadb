using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>
/// Expressions, with the service's own binding, measured with the planner of the SDK. From loose to tight: <c>?:</c>, <c>??</c> (to the
/// right), OR, AND, comparisons and IN, + - ||, * / %, then NOT and the signs. NOT binds tighter than <c>=</c>: <c>NOT c.a = 1</c> asks
/// whether (NOT c.a) is 1. BETWEEN stands alone: beside AND or OR it wants parentheses.
/// </summary>
internal sealed class ExpressionParser(TokenReader tokens, Func<Query> subquery)
{
    private const int MaxDepth = 400;
    private static readonly string[] Comparisons = ["=", "!=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Sums = ["+", "-", "||"];
    private static readonly string[] Products = ["*", "/", "%"];

    private readonly AtomParser _atoms = new(tokens, subquery);
    private Expression? _lastSum;
    private int _depth;

    public Expression Parse()
    {
        if (++_depth > MaxDepth)
            throw Refusal.Query("SC3004", "The query is nested too deeply.", tokens.Ahead.At);
        var expression = Conditional();
        _depth--;
        var isNegated = tokens.Ahead.IsKeyword("NOT") && tokens.Second.IsKeyword("BETWEEN");
        if (!isNegated && !tokens.Ahead.IsKeyword("BETWEEN"))
            return expression;
        if (!ReferenceEquals(expression, _lastSum))
            throw tokens.Unexpected();
        tokens.TryKeyword("NOT");
        tokens.Keyword("BETWEEN");
        var low = Sum();
        tokens.Keyword("AND");
        return new Expression.Between(expression, low, Sum(), isNegated);
    }

    private Expression Conditional()
    {
        var condition = Coalesce();
        if (!tokens.TrySign("?"))
            return condition;
        var then = Parse();
        tokens.Sign(":");
        return new Expression.Conditional(condition, then, Conditional());
    }

    private Expression Coalesce()
    {
        var left = Or();
        return tokens.TrySign("??") ? new Expression.Binary("??", left, Coalesce()) : left;
    }

    private Expression Or()
    {
        var left = And();
        while (tokens.TryKeyword("OR"))
            left = new Expression.Binary("OR", left, And());
        return left;
    }

    private Expression And()
    {
        var left = Comparison();
        while (tokens.TryKeyword("AND"))
            left = new Expression.Binary("AND", left, Comparison());
        return left;
    }

    private Expression Comparison()
    {
        var left = Sum();
        if (TryIn(left) is { } membership)
            return membership;
        while (TrySign(Comparisons) is { } sign)
        {
            left = new Expression.Binary(sign == "<>" ? "!=" : sign, left, Sum());
            if (tokens.Ahead.IsKeyword("IN") || (tokens.Ahead.IsKeyword("NOT") && tokens.Second.IsKeyword("IN")))
                throw Refusal.NotImplemented("IN beside a comparison without parentheses");
        }

        if (tokens.Ahead.IsKeyword("LIKE"))
            throw Refusal.NotImplemented("LIKE");
        return left;
    }

    private Expression.In? TryIn(Expression needle)
    {
        var isNegated = tokens.Ahead.IsKeyword("NOT") && tokens.Second.IsKeyword("IN");
        if (isNegated)
            tokens.Take();
        if (!tokens.TryKeyword("IN"))
            return null;
        tokens.Sign("(");
        var items = new List<Expression>();
        do
            items.Add(Parse());
        while (tokens.TrySign(","));
        tokens.Sign(")");
        return Comparisons.Any(tokens.Ahead.IsSign) ? throw tokens.Unexpected() : new Expression.In(needle, items, isNegated);
    }

    private Expression Sum()
    {
        var left = Product();
        while (TrySign(Sums) is { } sign)
            left = new Expression.Binary(sign, left, Product());
        if (tokens.Ahead.Kind == TokenKind.Sign && tokens.Ahead.Text is "|" or "&" or "^" or "<<" or ">>")
            throw Refusal.NotImplemented($"the operator {tokens.Ahead.Text}");
        return _lastSum = left;
    }

    private Expression Product()
    {
        var left = Unary();
        while (TrySign(Products) is { } sign)
            left = new Expression.Binary(sign, left, Unary());
        return left;
    }

    private Expression Unary()
    {
        if (tokens.Ahead.IsSign("~"))
            throw Refusal.NotImplemented("the operator ~");
        if (tokens.TryKeyword("NOT"))
            return new Expression.Unary("NOT", Unary());
        if (tokens.TrySign("+"))
            return new Expression.Unary("+", Unary());
        if (!tokens.TrySign("-"))
            return _atoms.Parse(Parse);
        return Unary() is var operand && operand is Expression.Literal { Value: { IsWhole: true, Whole: not long.MinValue } number }
            ? new Expression.Literal(Value.Of(-number.Whole)) // A negative constant stays one, so that the plan writes it back as it came.
            : new Expression.Unary("-", operand);
    }

    private string? TrySign(string[] signs) => signs.FirstOrDefault(tokens.TrySign);
}
