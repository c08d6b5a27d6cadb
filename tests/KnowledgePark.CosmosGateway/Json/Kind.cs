namespace KnowledgePark.CosmosGateway.Json;

/// <summary>The kinds of a value, in the order in which an ORDER BY puts them.</summary>
internal enum Kind
{
    Undefined,
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}
