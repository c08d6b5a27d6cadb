using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.OData;

/// <summary>Reads JSON bodies. A body that cannot be read is answered with the property that is wrong and what it should be.</summary>
internal static class BodyReader
{
    /// <summary>The largest JSON body.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads a whole value. <paramref name="fill"/> completes the object before it is read, such as with an id of ours.</summary>
    public static async Task<T> ReadAsync<T>(HttpContext http, CancellationToken ct, Action<JsonObject>? fill = null) where T : class
    {
        CheckContentType(http.Request);
        var bytes = await BytesAsync(http, ct);
        try
        {
            // Straight from the bytes where nothing has to be filled in or, as control information must be, left out.
            if (fill is null && !bytes.Span.Contains((byte)'@'))
                return JsonSerializer.Deserialize<T>(bytes.Span, Wire.Json) ?? throw NotAnObject();
            var body = Parse(bytes.Span);
            fill?.Invoke(body);
            return body.Deserialize<T>(Wire.Json) ?? throw NotAnObject();
        }
        catch (JsonException e)
        {
            throw Explain(e, typeof(T), bytes.Span);
        }
    }

    /// <summary>Lays the properties of the body over a record (OData Protocol 4.01, 11.4.3): what is not named stays.</summary>
    public static async Task<T> ReadPatchAsync<T>(HttpContext http, T current, Func<string, bool> isReadOnly, CancellationToken ct) where T : class
    {
        CheckContentType(http.Request);
        var bytes = await BytesAsync(http, ct);
        try
        {
            var patch = Parse(bytes.Span);
            var merged = JsonSerializer.SerializeToNode(current, Wire.Json)!.AsObject(); // A record is an object.
            Lay(patch, merged, isReadOnly);
            return merged.Deserialize<T>(Wire.Json) ?? throw NotAnObject();
        }
        catch (JsonException e)
        {
            throw Explain(e, typeof(T), bytes.Span);
        }
    }

    /// <summary>The members that the body names, control information left out.</summary>
    public static async Task<JsonObject> ReadObjectAsync(HttpContext http, CancellationToken ct, bool mayBeEmpty = false)
    {
        var bytes = await BytesAsync(http, ct);
        if (mayBeEmpty && bytes.IsEmpty)
            return [];
        CheckContentType(http.Request);
        try
        {
            return Parse(bytes.Span);
        }
        catch (JsonException e)
        {
            throw Explain(e, typeof(object), bytes.Span);
        }
    }

    /// <summary>One member of such a body as a typed value.</summary>
    public static T? Member<T>(JsonObject body, string name)
    {
        try
        {
            return body[name] is { } node ? node.Deserialize<T>(Wire.Json) : default;
        }
        catch (JsonException)
        {
            throw ODataFault.BadRequest("invalid-property", $"'{name}' is not {Described(typeof(T))}.", name);
        }
    }

    private static void Lay(JsonObject patch, JsonObject onto, Func<string, bool> isReadOnly)
    {
        foreach (var (name, value) in patch.ToList())
        {
            if (name.StartsWith('@') || name.Contains("@odata", StringComparison.Ordinal))
                continue;
            if (isReadOnly(name) && !JsonNode.DeepEquals(value, onto[name]))
                throw ODataFault.BadRequest("read-only-property", $"'{name}' cannot be set by a client. Leave it out.", name);
            if (value is JsonObject inner && onto[name] is JsonObject known)
                Lay(inner, known, _ => false);
            else
                onto[name] = value?.DeepClone();
        }
    }

    private static JsonObject Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
        var node = JsonNode.Parse(ref reader);
        if (reader.Read())
            throw new JsonException();
        var body = node as JsonObject ?? throw NotAnObject();
        try
        {
            _ = body.Count;
            foreach (var name in body.Select(m => m.Key).Where(k => k.StartsWith('@') || k.Contains("@odata", StringComparison.Ordinal)).ToList())
            {
                if (name.Contains("bind", StringComparison.Ordinal))
                    throw ODataFault.NotImplemented("This service does not offer @odata.bind. State the id instead, as in \"buildingId\": \"…\".");
                body.Remove(name);
            }
        }
        catch (ArgumentException)
        {
            throw ODataFault.BadRequest("invalid-json", "The body names a property twice. Name each once.");
        }

        return body;
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > MaxBytes)
            throw TooLarge();
        var body = http.Request.BodyReader;
        while (true)
        {
            var result = await body.ReadAsync(ct);
            if (result.Buffer.Length > MaxBytes)
                throw TooLarge();
            if (result.IsCompleted)
            {
                var bytes = System.Buffers.BuffersExtensions.ToArray(result.Buffer);
                body.AdvanceTo(result.Buffer.End);
                return bytes.AsMemory().StartsWithBom() ? bytes.AsMemory(3) : bytes;
            }

            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static bool StartsWithBom(this Memory<byte> bytes) => bytes.Span.StartsWith(Encoding.UTF8.Preamble);

    private static void CheckContentType(HttpRequest request)
    {
        // Also without one: a page of another site could otherwise make a browser send a body here.
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw new ODataFault(415, "unsupported-media-type", "State Content-Type: application/json, and send JSON.", "Content-Type");
    }

    /// <summary>From the serializer's exception to the property that is wrong. Its own text names C# types, so it is not passed on.</summary>
    private static ODataFault Explain(JsonException e, Type type, ReadOnlySpan<byte> bytes)
    {
        if (TryParse(bytes) is not { } body)
            return ODataFault.BadRequest("invalid-json", e.LineNumber is { } line ? $"The body is not valid JSON: line {line + 1}, byte {e.BytePositionInLine + 1}." : "The body is not valid JSON.");
        var path = (e.Path ?? "").TrimStart('$').TrimStart('.');
        var info = Wire.Json.GetTypeInfo(type);
        if (Unknown(info, body) is { } unknown)
            return ODataFault.BadRequest("unknown-property", $"There is no property '{Shorten(unknown)}' here. There are: {string.Join(", ", info.Properties.Select(p => p.Name))}.", Shorten(unknown));
        var missing = info.Properties.Where(p => p.IsRequired && !body.ContainsKey(p.Name)).Select(p => p.Name).ToList();
        if (missing.Count > 0)
            return ODataFault.BadRequest("missing-property", $"The body lacks {string.Join(", ", missing.Select(m => $"'{m}'"))}.", missing[0]);
        var top = path.Split('.', '[')[0];
        var property = info.Properties.FirstOrDefault(p => p.Name == top);
        return property is null
            ? ODataFault.BadRequest("invalid-json", "The body cannot be read as it is. Compare it with $metadata.")
            : ODataFault.BadRequest("invalid-property", $"'{Shorten(path)}' is not {Described(property.PropertyType)}.", Shorten(path));
    }

    private static JsonObject? TryParse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
            var body = JsonNode.Parse(ref reader) as JsonObject ?? throw NotAnObject();
            return reader.Read() ? null : body;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Unknown(JsonTypeInfo info, JsonObject body)
    {
        try
        {
            return body.Select(m => m.Key).FirstOrDefault(k => info.Properties.All(p => p.Name != k));
        }
        catch (ArgumentException)
        {
            throw ODataFault.BadRequest("invalid-json", "The body names a property twice. Name each once.");
        }
    }

    private static string Described(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            _ when bare == typeof(string) => "a text",
            _ when bare == typeof(bool) => "true or false",
            _ when bare == typeof(int) || bare == typeof(long) => "a whole number in range",
            _ when bare == typeof(double) => "a number",
            _ when bare == typeof(DateTimeOffset) => "an instant with its offset, such as 2026-11-24T09:00:00+02:00 or 2026-11-24T07:00:00Z",
            _ when bare == typeof(TimeSpan) => "a length of time in ISO 8601, such as PT1H30M",
            _ when bare == typeof(TimeOnly) => "a time of day, such as 08:30:00",
            _ when bare.IsEnum => $"one of {string.Join(", ", Model.EnumTypes.Names(bare))}",
            _ when Model.EdmTypes.ElementOf(bare) is { } element => $"a list in which each item is {Described(element)}",
            _ => "an object with its properties as $metadata states them",
        };
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");

    private static ODataFault NotAnObject() => ODataFault.BadRequest("invalid-json", "The body must be one JSON object.");

    private static ODataFault TooLarge() => new(413, "body-too-large", $"The body is larger than {MaxBytes} bytes.");
}
