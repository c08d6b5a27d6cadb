using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
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
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new InstantConverter(), new DurationConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { HideInternals } },
    };

    /// <summary>The name of a CLR member on the wire.</summary>
    public static string Name(string clrName) => JsonNamingPolicy.CamelCase.ConvertName(clrName);

    /// <summary>True for properties that are ours alone.</summary>
    public static bool IsInternal(string clrName) => clrName is nameof(IRecord.Version) or nameof(Booking.RequestDigest);

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
