using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePark.Storage.Azure.Documents;

/// <summary>
/// How a record is written into its document: camelCase, enumerations by name, instants as texts of one width, lengths of time in ticks, and
/// every null written, so that a filter never meets a property that is not there.
/// </summary>
internal static class DocumentJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // A Cyrillic letter takes two bytes as itself and six escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutVersion } },
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new UtcInstant(), new Ticks(), new TimeOfDay() },
    };

    public static string Name(string clrName) => JsonNamingPolicy.CamelCase.ConvertName(clrName);

    /// <summary>The version of a record is the ETag of its document: Cosmos DB makes it.</summary>
    private static void LeaveOutVersion(JsonTypeInfo info)
    {
        if (!typeof(IRecord).IsAssignableFrom(info.Type) || info.Kind != JsonTypeInfoKind.Object)
            return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            if (info.Properties[i].Name == "version")
                info.Properties.RemoveAt(i);
        }
    }

    private sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instants.Of(reader.GetString() ?? throw new JsonException("An instant is a text."));

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Instants.Text(value));
    }

    private sealed class Ticks : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TimeSpan.FromTicks(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Ticks);
    }

    private sealed class TimeOfDay : JsonConverter<TimeOnly>
    {
        private const string Form = "HH:mm:ss.fffffff";

        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.ParseExact(reader.GetString() ?? "", Form, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
    }
}
