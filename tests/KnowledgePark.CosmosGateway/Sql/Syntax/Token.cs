using KnowledgePark.CosmosGateway.Json;

namespace KnowledgePark.CosmosGateway.Sql.Syntax;

/// <summary>A word, sign or constant of a query and where it starts.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int At, Value Constant = default)
{
    public bool IsKeyword(string word) => Kind == TokenKind.Keyword && Text == word;

    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;
}
