using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using KnowledgePark.Bookings;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Access;

/// <summary>
/// Writes down who did what. The entry joins the change set of what it tells, so that neither is ever there without the other.
/// </summary>
internal static class Audit
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>
    /// What is never written down: secrets, and what would keep a person's data after the person has been erased. That it changed is told.
    /// </summary>
    private static readonly HashSet<(Type, string)> s_untold =
    [
        (typeof(AccessToken), nameof(AccessToken.Hash)), (typeof(Booking), nameof(Booking.RequestDigest)),
        (typeof(Person), nameof(Person.Name)), (typeof(Person), nameof(Person.Email)), (typeof(Person), nameof(Person.Phone)),
    ];

    /// <summary>A record that is made.</summary>
    public static Change Created(Caller caller, IRecord record, Instant now, string? reason = null) => Entry(caller, AuditAct.Created, record, now, reason, null, null);

    /// <summary>A record that changes: what is different, before and after.</summary>
    public static Change Changed(Caller caller, IRecord before, IRecord after, Instant now, string? reason = null)
    {
        var (was, becomes) = (new JsonObject(), new JsonObject());
        foreach (var property in Told(before.GetType()))
        {
            var (old, changed) = (property.GetValue(before), property.GetValue(after));
            if (Equals(old, changed))
                continue;
            var (oldJson, changedJson) = (Node(before.GetType(), property, old), Node(before.GetType(), property, changed));
            // Lists are equal if their items are.
            if (JsonNode.DeepEquals(oldJson, changedJson) && !s_untold.Contains((before.GetType(), property.Name)))
                continue;
            was[Name(property)] = oldJson;
            becomes[Name(property)] = changedJson;
        }

        return Entry(caller, AuditAct.Changed, after, now, reason, was.ToJsonString(s_json), becomes.ToJsonString(s_json));
    }

    /// <summary>A record that goes, with what it was.</summary>
    public static Change Removed(Caller caller, IRecord record, Instant now)
    {
        var was = new JsonObject();
        foreach (var property in Told(record.GetType()))
            was[Name(property)] = Node(record.GetType(), property, property.GetValue(record));
        return Entry(caller, AuditAct.Removed, record, now, null, was.ToJsonString(s_json), null);
    }

    private static Change Entry(Caller caller, AuditAct act, IRecord record, Instant now, string? reason, string? before, string? after) => Change.Create(new AuditEntry
    {
        Id = RecordId.New(now),
        Home = record.Partition,
        At = now.ToDateTimeOffset(),
        Act = act,
        RecordType = JsonNamingPolicy.CamelCase.ConvertName(record.GetType().Name),
        RecordId = record.Id,
        PersonId = caller.Rights.PersonId,
        TokenId = caller.TokenId,
        Address = caller.Address,
        Reason = reason,
        Before = before,
        After = after,
    });

    private static IEnumerable<PropertyInfo> Told(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite && p.Name is not (nameof(IRecord.Version) or nameof(Booking.Allocations)));

    private static JsonNode? Node(Type type, PropertyInfo property, object? value) =>
        s_untold.Contains((type, property.Name)) ? (value is null ? null : "…") : JsonSerializer.SerializeToNode(value, property.PropertyType, s_json);

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
