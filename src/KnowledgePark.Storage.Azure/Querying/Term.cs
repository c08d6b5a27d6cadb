using KnowledgePark.Storage.Azure.Documents;

namespace KnowledgePark.Storage.Azure.Querying;

/// <summary>A value in SQL.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Type">Its CLR type, without <c>Nullable</c>.</param>
/// <param name="Nulls">The paths that make it null, or undefined, when they are null.</param>
internal sealed record Term(string Sql, Type Type, IReadOnlyList<string> Nulls)
{
    /// <summary>True for a property of a record, which an index may hold.</summary>
    public bool IsPath { get; init; }

    /// <summary>True for the constant null.</summary>
    public bool IsNull { get; init; }

    public bool IsNumber => Type == typeof(int) || Type == typeof(long) || Type == typeof(double) || Type == typeof(float) || Type == typeof(short) || Type == typeof(decimal);

    public bool IsWhole => Type == typeof(int) || Type == typeof(long) || Type == typeof(short);

    /// <summary>True if texts, numbers and times of this type are stored so that comparing what is stored compares them.</summary>
    public bool IsOrdered => IsNumber || Type == typeof(string) || Type == typeof(DateTimeOffset) || Type == typeof(TimeSpan) || Type == typeof(DateOnly) || Type == typeof(TimeOnly);

    /// <summary>As it stands in a document. Throws for a type that has no form there.</summary>
    public static object? Stored(object? value) => value switch
    {
        double number when !double.IsFinite(number) => throw new NotSupportedByStoreException("This store does not compare with what is no finite number."),
        null or string or bool or int or long or double => value,
        short or byte or float => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset instant => Instants.Text(instant),
        TimeSpan length => length.Ticks,
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture),
        Enum member => DocumentJson.Name(member.ToString()),
        _ => throw new NotSupportedByStoreException($"This store cannot compare with a value of this kind ({value.GetType().Name})."),
    };
}
