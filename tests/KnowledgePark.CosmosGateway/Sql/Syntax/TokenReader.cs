using KnowledgePark.CosmosGateway.Http;

namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>Goes over the tokens of a query, one ahead.</summary>
internal sealed class TokenReader(string text)
{
    private readonly IReadOnlyList<Token> _tokens = new Lexer(text).ReadAll();
    private int _next;

    public Token Ahead => _tokens[_next];

    public bool IsAtEnd => Ahead.Kind == TokenKind.End;

    public Token Second => _tokens[Math.Min(_next + 1, _tokens.Count - 1)];

    public Token Take() => IsAtEnd ? throw Unexpected() : _tokens[_next++];

    public bool TryKeyword(string word) => TryTake(Ahead.IsKeyword(word));

    public bool TrySign(string sign) => TryTake(Ahead.IsSign(sign));

    public void Keyword(string word)
    {
        if (!TryKeyword(word))
            throw Unexpected();
    }

    public void Sign(string sign)
    {
        if (!TrySign(sign))
            throw Unexpected();
    }

    public string Identifier() => Ahead.Kind == TokenKind.Identifier ? Take().Text : throw Unexpected();

    public Refusal Unexpected() => IsAtEnd
        ? Refusal.Query("SC1002", "Syntax error, unexpected end-of-file.", Ahead.At)
        : Refusal.Query("SC1001", $"Syntax error, incorrect syntax near '{Ahead.Text}'.", Ahead.At);

    private bool TryTake(bool fits)
    {
        if (fits)
            _next++;
        return fits;
    }
}
