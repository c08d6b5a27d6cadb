using System.Text.Json;
using KnowledgePark.Bookings;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace KnowledgePark.Api.OData.Writing;

/// <summary>
/// Writes a fault as OData's error object (JSON Format 4.01, 21). What the broken rule says beyond code and text stands in annotations, which the
/// format allows in every object: @park.value, @park.limit, @park.spaceId and @park.nearest.
/// </summary>
internal static class ErrorWriter
{
    public static Task WriteAsync(HttpContext http, ODataFault fault)
    {
        http.Response.Headers.Remove("ETag");
        return new ODataWriter(http, ODataFormat.Default).SendAsync(fault.Status, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            Head(writer, fault.Code, fault.Message, fault.Target);
            if (fault.Details.Count > 0)
            {
                writer.WriteStartArray("details");
                foreach (var detail in fault.Details)
                    Detail(writer, detail);
                writer.WriteEndArray();
                if (fault.Details.Select(d => d.Nearest).FirstOrDefault(n => n is not null) is { } nearest)
                    Nearest(writer, nearest);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    private static void Head(Utf8JsonWriter writer, string code, string message, string? target)
    {
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        if (target is not null)
            writer.WriteString("target", target);
    }

    private static void Detail(Utf8JsonWriter writer, Refusal refusal)
    {
        writer.WriteStartObject();
        Head(writer, refusal.Code, refusal.Message, refusal.Target);
        Optional(writer, "@park.spaceId", refusal.SpaceId);
        Optional(writer, "@park.value", refusal.Value);
        Optional(writer, "@park.limit", refusal.Limit);
        writer.WriteEndObject();
    }

    private static void Nearest(Utf8JsonWriter writer, Alternative nearest)
    {
        writer.WriteStartObject("@park.nearest");
        writer.WriteString("start", InstantPattern.ExtendedIso.Format(nearest.Start));
        writer.WriteString("end", InstantPattern.ExtendedIso.Format(nearest.End));
        writer.WriteStartArray("spaceIds");
        foreach (var id in nearest.SpaceIds)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
        if (nearest.Attendees is { } attendees)
            writer.WriteNumber("attendees", attendees);
        writer.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
