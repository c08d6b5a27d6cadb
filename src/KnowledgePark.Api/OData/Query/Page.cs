using KnowledgePark.Storage;

namespace KnowledgePark.Api.OData.Query;

/// <summary>Some records that have been read, with what they expand to, and where to go on.</summary>
internal sealed class Page(IReadOnlyList<IRecord> records, string? nextToken)
{
    public IReadOnlyList<IRecord> Records { get; } = records;

    /// <summary>The $skiptoken of the next page; null: this is the last.</summary>
    public string? NextToken { get; } = nextToken;

    /// <summary>How many there are in all pages; null: not asked.</summary>
    public long? Count { get; set; }

    /// <summary>By navigation: for each record, its targets.</summary>
    public Dictionary<string, IReadOnlyList<Page>> Expanded { get; } = [];
}
