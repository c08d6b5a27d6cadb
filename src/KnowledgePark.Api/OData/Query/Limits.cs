namespace KnowledgePark.Api.OData.Query;

/// <summary>What one request may cost.</summary>
internal static class Limits
{
    public const int MaxTop = 1000;
    public const int PageSize = 100;
    public const int MaxSkip = 100_000;
    public const int MaxExpandDepth = 3;
    public const int MaxAnyDepth = 2;
    public const int MaxNodes = 200;
    public const int MaxInItems = 200;
    public const int MaxOrders = 5;
    public const int MaxSearchTerms = 10;

    /// <summary>The longest value of one query option, in characters.</summary>
    public const int MaxOptionLength = 16_384;

    /// <summary>The most records that one level of $expand reads for all parents together.</summary>
    public const int MaxExpanded = 10_000;

    /// <summary>The most parents that are expanded one by one.</summary>
    public const int MaxExpandedParents = 2_000;
}
