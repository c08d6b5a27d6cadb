using System.Text;
using KnowledgePark.Access;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Api.OData.Writing;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;

namespace KnowledgePark.Api.OData;

/// <summary>One request with its options and the writer of its answer.</summary>
internal sealed record ODataRequest(HttpContext Http, QueryOptions Options, ODataWriter Writer, SeenStore Store)
{
    /// <summary>201 with Location, ETag and the record; 204 if the client prefers a minimal answer (OData Protocol 4.01, 8.2.8.7).</summary>
    public Task CreatedAsync(EntitySet set, IRecord record, ParsedQuery query)
    {
        Http.Response.Headers.Location = Writer.UrlOf(set, record);
        return AnswerAsync(set, record, query, StatusCodes.Status201Created);
    }

    /// <summary>200 with ETag and the record; 204 if the client prefers a minimal answer.</summary>
    public Task ChangedAsync(EntitySet set, IRecord record, ParsedQuery query) => AnswerAsync(set, record, query, StatusCodes.Status200OK);

    /// <summary>The number of records, as plain text.</summary>
    public Task CountAsync(long count) => TextAsync($"{count}");

    /// <summary>One primitive value as plain text; 204 if it is null.</summary>
    public Task RawAsync(EntitySet set, IRecord record, string property)
    {
        CheckSeen(set, record, property);
        if (set.Shape.Value(record, property) is not { } value)
        {
            Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        if (value is not (string or IFormattable or bool))
            throw ODataFault.BadRequest("invalid-address", $"'{property}' is not a primitive value; read it without $value.");
        return TextAsync(ValueWriters.Raw(value));
    }

    /// <summary>One property in an object of its own; 204 if it is null.</summary>
    public Task PropertyAsync(EntitySet set, IRecord record, string property)
    {
        CheckSeen(set, record, property);
        if (set.Shape.Value(record, property) is not { } value)
        {
            Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return Writer.ValueAsync($"{set.Name}('{record.Id}')/{property}", writer =>
        {
            writer.WritePropertyName("value");
            set.Shape.TryWriteValue(writer, record, property);
        });
    }

    /// <summary>What the caller does not see is not there (OData Protocol 4.01, 11.2.4).</summary>
    private void CheckSeen(EntitySet set, IRecord record, string property)
    {
        if (set.HiddenOf(Store.Visibility, record).Contains(property))
            throw ODataFault.NotFound($"{set.Name}('{record.Id}')/{property}");
    }

    private Task AnswerAsync(EntitySet set, IRecord written, ParsedQuery query, int status)
    {
        var record = set.Seen(Store.Visibility, written);
        var preference = Http.Request.Headers["Prefer"].ToString();
        if (!preference.Contains("return=minimal", StringComparison.OrdinalIgnoreCase))
            return Writer.OneAsync(set, record, WithoutExpands(query), new Page([record], null), status);
        if (record.Version.Length > 0)
            Http.Response.Headers.ETag = ODataWriter.ETagOf(record);
        Http.Response.Headers["OData-EntityId"] = Writer.UrlOf(set, record);
        Http.Response.Headers["Preference-Applied"] = "return=minimal";
        Http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static ParsedQuery WithoutExpands(ParsedQuery query) =>
        query.Expands.Count == 0 ? query : throw ODataFault.NotImplemented("This service does not offer $expand on POST and PATCH. Read the record afterwards.");

    private async Task TextAsync(string text)
    {
        Http.Response.ContentType = "text/plain;charset=utf-8";
        Http.Response.Headers["OData-Version"] = "4.01";
        await Http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), Http.RequestAborted);
    }
}
