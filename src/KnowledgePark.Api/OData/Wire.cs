using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Storage;

namespace KnowledgePark.Api.OData;

/// <summary>
/// How values stand in JSON, by OData's ABNF: camelCase names, enum members by name, instants with an offset, lengths as ISO 8601.
/// What a client may not state (version, digest) is not there at all, so that stating it is an unknown property.
/// </summary>
internal static class Wire
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new InstantConverter(), new DurationConverter(), new ListConverters() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { HideInternals } },
    };

    /// <summary>The name of a CLR member on the wire.</summary>
    public static string Name(string clrName) => JsonNamingPolicy.CamelCase.ConvertName(clrName);

    /// <summary>True for properties that are ours alone.</summary>
    public static bool IsInternal(string clrName) => clrName is nameof(IRecord.Version) or nameof(Booking.RequestDigest) or nameof(AccessToken.Hash) or nameof(AuditEntry.Home);

    private static void HideInternals(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is System.Reflection.MemberInfo member && IsInternal(member.Name))
                type.Properties.RemoveAt(i);
        }
    }

    /// <summary>An instant must say its offset: a time without one would mean another instant on another server.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException(); // A string token has a text.
            var time = text.IndexOf('T', StringComparison.OrdinalIgnoreCase);
            if (time < 0 || text.AsSpan(time).IndexOfAny('Z', 'z', '+') < 0 && text.AsSpan(time).IndexOf('-') < 0 || !reader.TryGetDateTimeOffset(out var value))
                throw new JsonException();
            return value.ToUniversalTime();
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
    }

    /// <summary>No list here has a null in it; the serializer would let one pass.</summary>
    private sealed class ListConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => Model.EdmTypes.ElementOf(typeToConvert) is not null;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!; // It has this constructor.
    }

    private sealed class ListConverter<T> : JsonConverter<IReadOnlyList<T>>
    {
        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException();
            var items = new List<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(reader.TokenType != JsonTokenType.Null && Item(ref reader, options) is { } item ? item : throw new JsonException());
            return items;
        }

        private static T? Item(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            try
            {
                return JsonSerializer.Deserialize<T>(ref reader, options);
            }
            catch (JsonException)
            {
                // Its path begins at the item; without one, the serializer states the path of the list.
                throw new JsonException();
            }
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value)
                JsonSerializer.Serialize(writer, item, options);
            writer.WriteEndArray();
        }
    }

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return reader.TokenType == JsonTokenType.String ? XmlConvert.ToTimeSpan(reader.GetString()!) : throw new JsonException(); // A string token has a text.
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                throw new JsonException(null, e);
            }
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(XmlConvert.ToString(value));
    }
}
