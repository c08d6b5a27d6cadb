using KnowledgePark.Access;
using KnowledgePark.Api.Access;
using KnowledgePark.Api.Facilities;
using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Api.OData.Writing;
using KnowledgePark.Api.Tenants;
using KnowledgePark.Bookings;

namespace KnowledgePark.Api.Bookings;

/// <summary>The set of bookings and its actions.</summary>
internal static class BookingSets
{
    public static EntitySet<Booking> Create() => new("bookings")
    {
        Searched = [b => b.Title],
        ReadOnlyProperties = ["buildingId", "allocations", "status", "cancelReason", "createdAt", "updatedAt", "sequence"],
    };

    public static void Connect(EntitySet<Booking> bookings, FacilitySets facilities, TenantSets tenants) => bookings
        .One("building", facilities.Buildings, b => b.BuildingId)
        .One("organisation", tenants.Organisations, b => b.OrganisationId)
        .Many("spaces", facilities.Spaces, b => b.SpaceIds);

    public static IReadOnlyList<Operation> Operations(EntitySet<Booking> bookings, BookingDesk desk, Func<ODataModel> model) =>
    [
        new Operation
        {
            Name = "cancel", Bound = bookings, IsOnCollection = false, IsAction = true, Act = Act.Remove, Returns = typeof(Booking),
            Description = "Cancels the booking; it stays on record and takes nothing any more. Cancelling twice changes nothing.",
            Parameters = [new OperationParameter("reason", typeof(string), true, "Why; at most 200 characters.")],
            Invoke = async (call, ct) =>
            {
                var body = await BodyReader.ReadObjectAsync(call.Http, ct, mayBeEmpty: true);
                var reason = BodyReader.Member<string>(body, "reason");
                if (reason?.Length > 200)
                    throw ODataFault.BadRequest("invalid-property", "'reason' has at most 200 characters.", "reason");
                await AnswerAsync(call, bookings, await desk.CancelAsync(call.Http.Caller(), call.Record!.Id, reason, IfMatch(call), ct), model()); // Bound to a record.
            },
        },
        new Operation
        {
            Name = "confirm", Bound = bookings, IsOnCollection = false, IsAction = true, Act = Act.Alter, Returns = typeof(Booking),
            Description = "Turns a hold into a firm booking, decided anew. Confirming twice changes nothing.",
            Parameters = [],
            Invoke = async (call, ct) =>
                await AnswerAsync(call, bookings, await desk.ConfirmAsync(call.Http.Caller(), call.Record!.Id, IfMatch(call), ct), model()), // Bound to a record.
        },
        new Operation
        {
            Name = "bookAgainstTheRules", Bound = bookings, IsOnCollection = true, IsAction = true, Returns = typeof(Booking),
            Description = "Books without regard to notice, horizon, length, grid, closures and opening hours. Only an operator may, where the operator operates; the reason is audited, and nothing is booked twice.",
            Parameters =
            [
                new OperationParameter("because", typeof(string), false, "Why the rules are set aside; at most 500 characters."),
                new OperationParameter("id", typeof(string), true, "Chosen by the client, so that a repeated request books once."),
                new OperationParameter("title", typeof(string), false, "What it is."),
                new OperationParameter("organisationId", typeof(string), false, "In whose name it is made."),
                new OperationParameter("start", typeof(DateTimeOffset), false, "The use begins."),
                new OperationParameter("end", typeof(DateTimeOffset), false, "The use ends."),
                new OperationParameter("spaceIds", typeof(IReadOnlyList<string>), false, "The spaces."),
                new OperationParameter("attendees", typeof(int), true, "How many people come."),
                new OperationParameter("layout", typeof(KnowledgePark.Facilities.SpaceLayout), true, "How the furniture should stand."),
            ],
            Invoke = async (call, ct) =>
            {
                Gate.MayCreate(call.Http);
                var body = await BodyReader.ReadAsync<BookingBodyAgainstTheRules>(call.Http, ct);
                await AnswerAsync(call, bookings, await desk.BookAgainstTheRulesAsync(call.Http.Caller(), body.ToRequest(), body.Because, ct), model());
            },
        },
    ];

    private static string? IfMatch(OperationCall call) => Precondition.IfMatch(call.Http.Request, call.Record!, isRequired: false); // Bound to a record.

    private static Task AnswerAsync(OperationCall call, EntitySet<Booking> bookings, BookingOutcome outcome, ODataModel model)
    {
        var booking = bookings.Seen(call.Http.Visibility(), BookingWriter.Answer(outcome).Record!); // A booking is never gone.
        var options = QueryOptions.Of(call.Http.Request.Query);
        var writer = new ODataWriter(call.Http, ODataFormat.Of(call.Http.Request, options["$format"]));
        return writer.OneAsync(bookings, booking, bookings.Parse(model, QueryOptions.None), new Page([booking], null));
    }
}
