using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgePark.Access;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.OData.Writing;

/// <summary>Writes answers as OData JSON. An answer is complete in memory before its first byte leaves, so that no failure cuts a 200 short.</summary>
internal sealed class ODataWriter(HttpContext http, ODataFormat format)
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private Visibility? _visibility;

    public string Root { get; } = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/odata";

    public string UrlOf(EntitySet set, IRecord record) => $"{Root}/{set.Name}('{record.Id}')";

    public static string ETagOf(IRecord record) => $"W/\"{record.Version}\"";

    public Task OneAsync(EntitySet set, IRecord record, ParsedQuery query, Page expanded, int status = StatusCodes.Status200OK)
    {
        if (record.Version.Length > 0)
            http.Response.Headers.ETag = ETagOf(record);
        return SendAsync(status, writer =>
        {
            writer.WriteStartObject();
            Context(writer, $"{set.Name}{Selection(query)}/$entity");
            Body(writer, set, record, query, expanded, 0);
            writer.WriteEndObject();
        });
    }

    public Task ManyAsync(EntitySet set, ParsedQuery query, Page page) => SendAsync(StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartObject();
        Context(writer, set.Name + Selection(query));
        if (page.Count is { } count)
            Number(writer, "@odata.count", count);
        if (page.NextToken is { } token)
            writer.WriteString("@odata.nextLink", NextLink(token));
        writer.WritePropertyName("value");
        Array(writer, set, query, page);
        writer.WriteEndObject();
    });

    /// <summary>What an operation or a property path answers: one value, a list or an object.</summary>
    public Task ValueAsync(string context, Action<Utf8JsonWriter> writeMembers) => SendAsync(StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartObject();
        Context(writer, context);
        writeMembers(writer);
        writer.WriteEndObject();
    });

    public async Task SendAsync(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, s_options))
            write(writer);
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = format.ContentType;
        response.Headers["OData-Version"] = format.Version;
        response.ContentLength = buffer.WrittenCount;
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }

    private void Body(Utf8JsonWriter writer, EntitySet set, IRecord record, ParsedQuery query, Page page, int index)
    {
        if (!format.NoMetadata)
        {
            if (format.FullMetadata)
            {
                writer.WriteString("@odata.type", $"#{EdmTypes.Namespace}.{Wire.Name(set.Type.Name)}");
                writer.WriteString("@odata.id", UrlOf(set, record));
                writer.WriteString("@odata.editLink", $"{set.Name}('{record.Id}')");
            }

            // What is not seen whole has no version: it would tell when something hidden changes.
            if (record.Version.Length > 0)
                writer.WriteString("@odata.etag", ETagOf(record));
        }

        set.Shape.WriteProperties(writer, record, query.Select, set.HiddenOf(_visibility ??= http.Visibility(), record), !format.NoMetadata);
        foreach (var stream in format.NoMetadata ? [] : set.Shape.Streams)
        {
            if (query.Select is null || query.Select.Contains(stream.Slot.Name))
                stream.Write(writer, record, UrlOf(set, record), format.FullMetadata);
        }

        foreach (var expand in query.Expands)
            Expanded(writer, expand, page.Expanded[expand.Navigation.Name][index], set, record);
    }

    private void Expanded(Utf8JsonWriter writer, ExpandItem expand, Page targets, EntitySet set, IRecord record)
    {
        var name = expand.Navigation.Name;
        if (!expand.Navigation.IsCollection)
        {
            writer.WritePropertyName(name);
            if (targets.Records.Count == 0)
            {
                writer.WriteNullValue();
                return;
            }

            writer.WriteStartObject();
            Body(writer, expand.Navigation.Target, targets.Records[0], expand.Query, targets, 0);
            writer.WriteEndObject();
            return;
        }

        if (targets.Count is { } count)
            Number(writer, $"{name}@odata.count", count);
        if (targets.NextToken is { } token)
            writer.WriteString($"{name}@odata.nextLink", $"{UrlOf(set, record)}/{name}?$skiptoken={token}");
        writer.WritePropertyName(name);
        Array(writer, expand.Navigation.Target, expand.Query, targets);
    }

    private void Array(Utf8JsonWriter writer, EntitySet set, ParsedQuery query, Page page)
    {
        writer.WriteStartArray();
        for (var i = 0; i < page.Records.Count; i++)
        {
            writer.WriteStartObject();
            Body(writer, set, page.Records[i], query, page, i);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Context(Utf8JsonWriter writer, string fragment)
    {
        if (!format.NoMetadata)
            writer.WriteString("@odata.context", $"{Root}/$metadata#{fragment}");
    }

    /// <summary>(name,id,floor(level)): what $select and $expand made of the type (OData Protocol 4.01, 10.7-10.9).</summary>
    private static string Selection(ParsedQuery query)
    {
        if (query.Select is null && query.Expands.Count == 0)
            return "";
        IEnumerable<string> parts = [.. query.Select ?? Enumerable.Empty<string>(), .. query.Expands.Select(e => $"{e.Navigation.Name}{(Selection(e.Query) is { Length: > 0 } s ? s : "()")}")];
        return $"({string.Join(',', parts)})";
    }

    private void Number(Utf8JsonWriter writer, string name, long value)
    {
        if (format.LongsAsTexts)
            writer.WriteString(name, $"{value}");
        else
            writer.WriteNumber(name, value);
    }

    /// <summary>The same address with the token of the next page; $skip has been done.</summary>
    private string NextLink(string token)
    {
        var request = http.Request;
        var others = request.Query
            .Where(q => q.Key.TrimStart('$') is not ("skiptoken" or "skip"))
            .SelectMany(q => q.Value.Select(v => $"{Uri.EscapeDataString(q.Key).Replace("%24", "$", StringComparison.Ordinal)}={Uri.EscapeDataString(v ?? "")}"));
        return $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path.ToUriComponent()}?{string.Join('&', others.Append($"$skiptoken={token}"))}";
    }
}
