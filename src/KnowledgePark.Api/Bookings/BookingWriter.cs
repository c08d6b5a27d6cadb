using System.Text.Json.Nodes;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KnowledgePark.Api.Bookings;

/// <summary>Bookings over HTTP: POST books, PATCH moves or changes, DELETE cancels.</summary>
internal sealed class BookingWriter(BookingDesk desk) : ISetWriter
{
    private static readonly HashSet<string> s_changeable = ["title", "organisationId", "start", "end", "attendees", "layout", "spaceIds"];

    public async Task<WriteAnswer> CreateAsync(HttpContext http, CancellationToken ct)
    {
        var body = await BodyReader.ReadAsync<BookingBody>(http, ct);
        return Answer(await desk.BookAsync(http.Caller(), body.ToRequest(RepeatId(http, body)), ct));
    }

    public async Task<WriteAnswer> ChangeAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct)
    {
        var body = await BodyReader.ReadObjectAsync(http, ct);
        return Answer(await desk.ChangeAsync(http.Caller(), current.Id, Change(body), ifVersion, ct));
    }

    public async Task<WriteAnswer> RemoveAsync(HttpContext http, IRecord current, string? ifVersion, CancellationToken ct)
    {
        Answer(await desk.CancelAsync(http.Caller(), current.Id, null, ifVersion, ct));
        return new WriteAnswer(null);
    }

    /// <summary>From what became of a request to its answer.</summary>
    public static WriteAnswer Answer(BookingOutcome outcome) => outcome switch
    {
        BookingOutcome.Booked booked => new WriteAnswer(booked.Booking),
        BookingOutcome.Refused refused => throw ODataFault.Of(refused.Reasons),
        BookingOutcome.Forbidden forbidden => throw Gate.Fault(forbidden.Why, null),
        BookingOutcome.NotFound => throw ODataFault.NotFound("The booking"),
        BookingOutcome.VersionMismatch => throw ODataFault.PreconditionFailed(),
        _ => throw new ODataFault(503, "too-busy", "Others kept writing first. Nothing was booked; try again."),
    };

    /// <summary>
    /// The id of the booking where the client names the request instead (OData Repeatable Requests 1.0): the same request id makes the same
    /// booking.
    /// </summary>
    private static string? RepeatId(HttpContext http, BookingBody body)
    {
        var header = http.Request.Headers["Repeatability-Request-ID"].ToString();
        if (header.Length == 0 || body.Id is not null)
            return null;
        if (!Guid.TryParse(header, out var id))
            throw ODataFault.BadRequest("invalid-header", "Repeatability-Request-ID is a UUID.", "Repeatability-Request-ID");
        http.Response.Headers["Repeatability-Result"] = "accepted";
        return $"r{id:N}";
    }

    private static BookingChange Change(JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            if (!s_changeable.Contains(name))
                throw ODataFault.BadRequest("read-only-property", $"'{(name.Length <= 60 ? name : name[..59] + "…")}' cannot be changed. These can: {string.Join(", ", s_changeable)}.", name.Length <= 60 ? name : null);
            if (value is null && name is not ("attendees" or "layout"))
                throw ODataFault.BadRequest("invalid-property", $"'{name}' cannot be null.", name);
        }

        return new BookingChange
        {
            Title = BodyReader.Member<string>(body, "title"),
            OrganisationId = BodyReader.Member<string>(body, "organisationId"),
            Start = At(body, "start"),
            End = At(body, "end"),
            Attendees = body.ContainsKey("attendees") ? new Stated<int?>(BodyReader.Member<int?>(body, "attendees")) : null,
            Layout = body.ContainsKey("layout") ? new Stated<SpaceLayout?>(BodyReader.Member<SpaceLayout?>(body, "layout")) : null,
            SpaceIds = BodyReader.Member<IReadOnlyList<string>>(body, "spaceIds"),
        };
    }

    private static Instant? At(JsonObject body, string name) =>
        BodyReader.Member<DateTimeOffset?>(body, name) is { } time ? Instant.FromDateTimeOffset(time) : null;
}
