using System.Text;
using System.Text.Json;
using System.Xml;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Writing;
using Microsoft.AspNetCore.Http;
using Microsoft.OData.Edm.Csdl;

namespace KnowledgePark.Api.OData;

/// <summary>The service document and $metadata, in XML and JSON; made once.</summary>
internal sealed class MetadataDocuments(ODataModel model)
{
    private readonly Lazy<byte[]> _xml = new(() => Xml(model));
    private readonly Lazy<byte[]> _json = new(() => Json(model));

    public Task WriteServiceAsync(HttpContext http)
    {
        var writer = new ODataWriter(http, ODataFormat.Of(http.Request, QueryOptionsFormat(http)));
        return writer.SendAsync(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{writer.Root}/$metadata");
            json.WriteStartArray("value");
            foreach (var set in model.Sets)
            {
                json.WriteStartObject();
                json.WriteString("name", set.Name);
                json.WriteString("kind", "EntitySet");
                json.WriteString("url", set.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public async Task WriteAsync(HttpContext http)
    {
        var format = QueryOptionsFormat(http);
        var accept = http.Request.Headers.Accept.ToString();
        var wantsJson = format is "json" or "application/json"
            || (format is null && accept.Contains("application/json", StringComparison.Ordinal) && !accept.Contains("xml", StringComparison.Ordinal) && !accept.Contains("*/*", StringComparison.Ordinal));
        http.Response.ContentType = wantsJson ? "application/json;charset=utf-8" : "application/xml;charset=utf-8";
        http.Response.Headers["OData-Version"] = http.Request.Headers["OData-MaxVersion"] == "4.0" ? "4.0" : "4.01";
        http.Response.Headers.CacheControl = "public, max-age=300";
        await http.Response.Body.WriteAsync(wantsJson ? _json.Value : _xml.Value, http.RequestAborted);
    }

    private static string? QueryOptionsFormat(HttpContext http) =>
        http.Request.Query.TryGetValue("$format", out var format) || http.Request.Query.TryGetValue("format", out format) ? format.ToString() : null;

    private static byte[] Xml(ODataModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            if (!CsdlWriter.TryWriteCsdl(model.Edm, writer, CsdlTarget.OData, out var errors))
                throw new InvalidOperationException(string.Join("; ", errors.Select(e => e.ErrorMessage)));
        }

        return stream.ToArray();
    }

    private static byte[] Json(ODataModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(model.Edm, writer, new CsdlJsonWriterSettings(), out var errors))
                throw new InvalidOperationException(string.Join("; ", errors.Select(e => e.ErrorMessage)));
        }

        return stream.ToArray();
    }
}
