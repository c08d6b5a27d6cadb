namespace KnowledgePark.CosmosGateway.Json;

/// <summary>
/// Two ways to compare. Equality is deep and holds across kinds (1 is not 'a'). The order of ORDER BY is total: first the kind, then the
/// value; strings by their UTF-8 bytes.
/// </summary>
internal sealed class ValueOrder : IComparer<Value>
{
    public static ValueOrder Instance { get; } = new();

    public static bool AreEqual(Value a, Value b)
    {
        if (a.Kind != b.Kind)
            return false;
        return a.Kind switch
        {
            Kind.Array => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(p => AreEqual(p.First, p.Second)),
            Kind.Object => a.Members.Count == b.Members.Count && a.Members.All(m => AreEqual(m.Value, b.Member(m.Key))),
            _ => Instance.Compare(a, b) == 0,
        };
    }

    /// <summary>True if <paramref name="part"/> equals the value, or is an object of which every member is found so in the value.</summary>
    public static bool Holds(Value whole, Value part) =>
        whole.Kind == Kind.Object && part.Kind == Kind.Object
            ? part.Members.All(m => Holds(whole.Member(m.Key), m.Value))
            : AreEqual(whole, part);

    public int Compare(Value x, Value y)
    {
        if (x.Kind != y.Kind)
            return x.Kind.CompareTo(y.Kind);
        return x.Kind switch
        {
            Kind.Bool => x.IsTrue.CompareTo(y.IsTrue),
            Kind.Number => x.IsWhole && y.IsWhole ? x.Whole.CompareTo(y.Whole) : x.Number.CompareTo(y.Number),
            Kind.String => CompareText(x.Text, y.Text),
            Kind.Array => CompareItems(x.Items, y.Items),
            Kind.Object => string.CompareOrdinal(x.ToJson(), y.ToJson()),
            _ => 0,
        };
    }

    /// <summary>UTF-16 and UTF-8 disagree on where a surrogate pair stands; the service orders by UTF-8.</summary>
    private static int CompareText(string a, string b)
    {
        var shared = Math.Min(a.Length, b.Length);
        for (var i = 0; i < shared; i++)
        {
            if (a[i] != b[i])
                return Rank(a[i]).CompareTo(Rank(b[i]));
        }

        return a.Length.CompareTo(b.Length);

        static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
    }

    private int CompareItems(IReadOnlyList<Value> a, IReadOnlyList<Value> b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            if (Compare(a[i], b[i]) is var order and not 0)
                return order;
        }

        return a.Count.CompareTo(b.Count);
    }
}
