namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>The values of a query, named in the order in which they first stand in it. A text never becomes part of the SQL.</summary>
internal sealed class SqlParameters
{
    private readonly List<(string Name, object? Value)> _all = [];

    public IReadOnlyList<(string Name, object? Value)> All => _all;

    public string Add(object? value)
    {
        var known = _all.Find(p => Equals(p.Value, value));
        if (known.Name is not null)
            return known.Name;
        var name = $"@p{_all.Count}";
        _all.Add((name, value));
        return name;
    }
}
