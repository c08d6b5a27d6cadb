using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace KnowledgePark.Api.OData.Writing;

/// <summary>Makes the writer of one property: straight to UTF-8 for the common types, through the serializer for lists and complex values.</summary>
internal static class ValueWriters
{
    public static Action<Utf8JsonWriter, T> Of<T, TValue>(PropertyInfo property)
    {
        var get = property.GetMethod!.CreateDelegate<Func<T, TValue>>(); // Every property of a record can be read.
        var write = For<TValue>();
        return (writer, record) => write(writer, get(record));
    }

    private static Action<Utf8JsonWriter, TValue> For<TValue>()
    {
        if (typeof(TValue) == typeof(string))
            return (Action<Utf8JsonWriter, TValue>)(object)(Action<Utf8JsonWriter, string?>)((writer, value) => writer.WriteStringValue(value));
        if (typeof(TValue) == typeof(int))
            return (Action<Utf8JsonWriter, TValue>)(object)(Action<Utf8JsonWriter, int>)((writer, value) => writer.WriteNumberValue(value));
        if (typeof(TValue) == typeof(bool))
            return (Action<Utf8JsonWriter, TValue>)(object)(Action<Utf8JsonWriter, bool>)((writer, value) => writer.WriteBooleanValue(value));
        if (typeof(TValue) == typeof(int?))
            return (Action<Utf8JsonWriter, TValue>)(object)(Action<Utf8JsonWriter, int?>)WriteNumber;
        if (typeof(TValue) == typeof(DateTimeOffset))
            return (Action<Utf8JsonWriter, TValue>)(object)(Action<Utf8JsonWriter, DateTimeOffset>)WriteInstant;
        if (typeof(TValue) == typeof(DateTimeOffset?))
            return (Action<Utf8JsonWriter, TValue>)(object)(Action<Utf8JsonWriter, DateTimeOffset?>)WriteInstant;
        if (typeof(TValue) == typeof(IReadOnlyList<string>))
            return (Action<Utf8JsonWriter, TValue>)(object)(Action<Utf8JsonWriter, IReadOnlyList<string>>)WriteTexts;
        if (typeof(TValue).IsEnum)
            return Enumeration<TValue>();
        return (writer, value) => JsonSerializer.Serialize(writer, value, Wire.Json);
    }

    private static Action<Utf8JsonWriter, TValue> Enumeration<TValue>()
    {
        var names = Enum.GetValues(typeof(TValue)).Cast<object>().ToDictionary(v => v, v => JsonEncodedText.Encode(Wire.Name(v.ToString()!)));
        return (writer, value) => writer.WriteStringValue(names[value!]);
    }

    private static void WriteNumber(Utf8JsonWriter writer, int? value)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }

    private static void WriteInstant(Utf8JsonWriter writer, DateTimeOffset? value)
    {
        if (value is { } instant)
            WriteInstant(writer, instant);
        else
            writer.WriteNullValue();
    }

    private static void WriteInstant(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(value.UtcDateTime);

    private static void WriteTexts(Utf8JsonWriter writer, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    /// <summary>A primitive value as the plain text of $value.</summary>
    public static string Raw(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        Enum member => Wire.Name(member.ToString()),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        TimeSpan length => System.Xml.XmlConvert.ToString(length),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
