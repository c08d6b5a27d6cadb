namespace KnowledgePark.CosmosGateway.Sql.Syntax;

internal enum TokenKind
{
    End,
    Identifier,

    /// <summary>A reserved word; its text is in capitals.</summary>
    Keyword,

    /// <summary>Its text begins with @.</summary>
    Parameter,
    Number,
    String,
    Sign,
}
