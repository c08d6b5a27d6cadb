namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>One key of an ORDER BY.</summary>
internal readonly record struct OrderKey(string Sql, bool IsDescending)
{
    /// <summary>The path as indexing policies write it: <c>/record/policy/minNotice</c>.</summary>
    public string Path => Sql.Replace("c[\"", "/", StringComparison.Ordinal).Replace("\"][\"", "/", StringComparison.Ordinal).TrimEnd('"', ']');
}
