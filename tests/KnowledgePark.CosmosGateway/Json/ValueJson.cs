using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KnowledgePark.CosmosGateway.Json;

/// <summary>Values from JSON text and back.</summary>
internal static class ValueJson
{
    private const int MaxDepth = 128;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2 * MaxDepth };

    /// <summary>The one value in the text. Of members with the same name the last one counts.</summary>
    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    public static Value Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!reader.Read())
            throw new JsonException("The body is empty.");
        var value = Read(ref reader);
        return reader.Read() ? throw new JsonException("There is text after the value.") : value;
    }

    public static Value Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    public static byte[] ToUtf8(this Value value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            Write(writer, value);
        return buffer.WrittenSpan.ToArray();
    }

    public static string ToJson(this Value value) => Encoding.UTF8.GetString(value.ToUtf8());

    private static Value Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: return Value.Null;
            case JsonTokenType.True: return Value.True;
            case JsonTokenType.False: return Value.False;
            case JsonTokenType.String: return Value.Of(reader.GetString()!); // A string token has text.
            case JsonTokenType.Number: return reader.TryGetInt64(out var whole) ? Value.Of(whole) : Value.Of(Finite(reader.GetDouble()));
            case JsonTokenType.StartArray:
                var items = new List<Value>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref reader));
                return Value.Of(items);
            default:
                var members = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!; // A property name is text.
                    reader.Read();
                    members[name] = Read(ref reader);
                }

                return Value.Of(members);
        }
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : throw new JsonException("A number is too large.");

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case Kind.Null: writer.WriteNullValue(); break;
            case Kind.Bool: writer.WriteBooleanValue(value.IsTrue); break;
            case Kind.Number when value.IsWhole: writer.WriteNumberValue(value.Whole); break;
            case Kind.Number when !double.IsFinite(value.Number):
                throw new NotSupportedException("A number that is not finite cannot be written as JSON.");
            case Kind.Number: writer.WriteNumberValue(value.Number); break;
            case Kind.String: writer.WriteStringValue(value.Text); break;
            case Kind.Array:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case Kind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in value.Members)
                {
                    if (!member.IsDefined)
                        continue;
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            default: throw new InvalidOperationException("Undefined has no JSON form.");
        }
    }
}
