using System.Text.Json;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Api.OData.Writing;
using KnowledgePark.Availability;
using KnowledgePark.Facilities;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KnowledgePark.Api.Availability;

/// <summary>spaces/findAvailable and spaces/getSchedule.</summary>
internal static class AvailabilityOperations
{
    public static IReadOnlyList<Operation> Operations(EntitySet<Space> spaces, AvailabilityFinder finder, ScheduleReader schedules) =>
    [
        new Operation
        {
            Name = "findAvailable", Bound = spaces, IsOnCollection = true, IsAction = false, Returns = typeof(FoundSpaces),
            Description = "The spaces that could be booked for the whole interval, or for some minutes anywhere within it, best first; and which nearly could, with the reasons.",
            Parameters =
            [
                new OperationParameter("start", typeof(DateTimeOffset), false, "The interval begins."),
                new OperationParameter("end", typeof(DateTimeOffset), false, "The interval ends; at most 31 days later."),
                new OperationParameter("minutes", typeof(int), true, "Look for this many minutes anywhere within the interval, rather than all of it."),
                new OperationParameter("capacity", typeof(int), true, "How many people come."),
                new OperationParameter("layout", typeof(string), true, "The layout that the space must offer, such as theatre."),
                new OperationParameter("features", typeof(string), true, "What must be there, separated by commas: projector,whiteboard."),
                new OperationParameter("kind", typeof(string), true, "The kinds of space that will do, separated by commas: meetingRoom,classroom."),
                new OperationParameter("buildingId", typeof(string), true, "Only in this building."),
                new OperationParameter("top", typeof(int), true, "How many to answer, 1 to 100; 20 if not stated."),
            ],
            Invoke = async (call, ct) => await WriteAsync(call.Http, await finder.FindAsync(Request(call), ct)),
        },
        new Operation
        {
            Name = "getSchedule", Bound = spaces, IsOnCollection = true, IsAction = true, Returns = typeof(IReadOnlyList<Schedule>),
            Description = "When each of up to 1000 spaces is busy, held or closed over at most 62 days: times only.",
            Parameters =
            [
                new OperationParameter("spaceIds", typeof(IReadOnlyList<string>), false, "The spaces; unknown ones are left out of the answer."),
                new OperationParameter("start", typeof(DateTimeOffset), false, "The window begins."),
                new OperationParameter("end", typeof(DateTimeOffset), false, "The window ends."),
            ],
            Invoke = async (call, ct) =>
            {
                var body = await BodyReader.ReadAsync<ScheduleBody>(call.Http, ct);
                await WriteAsync(call.Http, await schedules.ReadAsync(call.Http.Caller(), body.SpaceIds, body.Window, ct));
            },
        },
    ];

    private static AvailabilityRequest Request(OperationCall call)
    {
        var window = Window(call.Get<DateTimeOffset>("start"), call.Get<DateTimeOffset>("end"), AvailabilityRequest.MaxWindow);
        var minutes = call.Get<int?>("minutes");
        if (minutes is <= 0 || (minutes is { } m && Duration.FromMinutes(m) > window.Duration))
            throw ODataFault.BadRequest("invalid-argument", "'minutes' is at least 1 and fits between start and end.", "minutes");
        var top = call.Get<int?>("top") ?? 20;
        if (top is < 1 or > AvailabilityRequest.MaxTop)
            throw ODataFault.BadRequest("invalid-argument", $"'top' is 1 to {AvailabilityRequest.MaxTop}.", "top");
        var capacity = call.Get<int?>("capacity");
        return new AvailabilityRequest
        {
            Window = window,
            Length = minutes is { } length ? Duration.FromMinutes(length) : null,
            People = capacity is null or > 0 ? capacity : throw ODataFault.BadRequest("invalid-argument", "'capacity' is at least 1.", "capacity"),
            Layout = Members<SpaceLayout>(call, "layout") is [var layout] ? layout : null,
            Features = List(call.Get<string>("features")),
            Kinds = Members<SpaceKind>(call, "kind"),
            BuildingId = call.Get<string>("buildingId"),
            Top = top,
        };
    }

    private static List<T> Members<T>(OperationCall call, string name) where T : struct, Enum =>
        [.. List(call.Get<string>(name)).Select(text => EnumTypes.Member(typeof(T), text) is T member
            ? member
            : throw ODataFault.BadRequest("invalid-argument", $"'{name}' is one of {string.Join(", ", EnumTypes.Names(typeof(T)))}.", name))];

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Interval Window(DateTimeOffset start, DateTimeOffset end, Duration max)
    {
        if (end <= start)
            throw ODataFault.BadRequest("invalid-argument", "'end' comes after 'start'.", "end");
        if (start.Year < 1900 || end.Year > 2200 || Duration.FromTimeSpan(end - start) > max)
            throw ODataFault.BadRequest("invalid-argument", $"'start' and 'end' lie at most {max.Days} days apart, between the years 1900 and 2200.", "end");
        return new Interval(Instant.FromDateTimeOffset(start), Instant.FromDateTimeOffset(end));
    }

    private static Task WriteAsync(HttpContext http, FoundSpaces found) => WriterOf(http).ValueAsync(
        $"{EdmTypes.Namespace}.foundSpaces", json =>
        {
            json.WriteNumber("considered", found.Considered);
            json.WriteNumber("free", found.Free);
            json.WritePropertyName("spaces");
            JsonSerializer.Serialize(json, found.Spaces, Wire.Json);
            json.WritePropertyName("nearMisses");
            JsonSerializer.Serialize(json, found.NearMisses, Wire.Json);
        });

    private static Task WriteAsync(HttpContext http, IReadOnlyList<Schedule> schedules) => WriterOf(http).ValueAsync(
        $"Collection({EdmTypes.Namespace}.schedule)", json =>
        {
            json.WriteStartArray("value");
            foreach (var schedule in schedules)
                Write(json, schedule);
            json.WriteEndArray();
        });

    /// <summary>By hand: a busy week of 500 spaces is ten thousand items.</summary>
    private static void Write(Utf8JsonWriter json, Schedule schedule)
    {
        json.WriteStartObject();
        json.WriteString("spaceId", schedule.SpaceId);
        json.WriteStartArray("items");
        foreach (var item in schedule.Items)
        {
            json.WriteStartObject();
            json.WriteString("status", item.Status switch { ScheduleStatus.Busy => "busy", ScheduleStatus.Held => "held", _ => "closed" });
            json.WriteString("start", item.Start.UtcDateTime);
            json.WriteString("end", item.End.UtcDateTime);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ODataWriter WriterOf(HttpContext http)
    {
        var options = QueryOptions.Of(http.Request.Query);
        return new ODataWriter(http, ODataFormat.Of(http.Request, options["$format"]));
    }

    private sealed record ScheduleBody
    {
        public required IReadOnlyList<string> SpaceIds { get; init; }

        public required DateTimeOffset Start { get; init; }

        public required DateTimeOffset End { get; init; }

        internal Interval Window => SpaceIds.Count > ScheduleReader.MaxSpaces
            ? throw ODataFault.BadRequest("invalid-argument", $"'spaceIds' names at most {ScheduleReader.MaxSpaces} spaces.", "spaceIds")
            : AvailabilityOperations.Window(Start, End, ScheduleReader.MaxWindow);
    }
}
