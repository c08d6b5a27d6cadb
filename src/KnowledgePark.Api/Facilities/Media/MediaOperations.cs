using KnowledgePark.Api.OData;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Api.OData.Writing;
using KnowledgePark.Facilities.Media;
using NodaTime;

namespace KnowledgePark.Api.Facilities.Media;

/// <summary>spaces('lab')/getMediaAddress, and the same of buildings and floors.</summary>
internal static class MediaOperations
{
    private const int DefaultMinutes = 60;
    private const int MaxMinutes = 24 * 60;

    public static IReadOnlyList<Operation> Operations(IReadOnlyList<EntitySet> sets, MediaAddresses addresses) =>
    [
        .. sets.Select(set => new Operation
        {
            Name = "getMediaAddress", Bound = set, IsOnCollection = false, IsAction = false, Returns = typeof(MediaAddress),
            Description = "An address by which anybody can read the photo, plan or document for some time, without an account: for a page, or a message.",
            Parameters =
            [
                new OperationParameter("media", typeof(string), false, "photo, plan or document."),
                new OperationParameter("minutes", typeof(int), true, $"How long it lasts, 1 to {MaxMinutes}; {DefaultMinutes} if not stated."),
            ],
            Invoke = (call, ct) => AnswerAsync(set, addresses, call, ct),
        }),
    ];

    private static async Task AnswerAsync(EntitySet set, MediaAddresses addresses, OperationCall call, CancellationToken ct)
    {
        var name = call.Get<string>("media");
        var slots = MediaSlots.Of(set.Type);
        var slot = slots.FirstOrDefault(s => s.Name == name)
            ?? throw ODataFault.BadRequest("invalid-argument", $"'media' is one of {string.Join(", ", slots.Select(s => s.Name))}.", "media");
        var minutes = call.Get<int?>("minutes") ?? DefaultMinutes;
        if (minutes is < 1 or > MaxMinutes)
            throw ODataFault.BadRequest("invalid-argument", $"'minutes' is 1 to {MaxMinutes}.", "minutes");
        var record = call.Record!; // Bound to a record.
        var address = await addresses.OfAsync(call.Http.Request, slot, record, Duration.FromMinutes(minutes), ct)
            ?? throw ODataFault.NotFound($"{set.Name}('{record.Id}')/{slot.Name}");
        var writer = new ODataWriter(call.Http, ODataFormat.Of(call.Http.Request, QueryOptions.Of(call.Http.Request.Query)["$format"]));
        await writer.ValueAsync($"{EdmTypes.Namespace}.mediaAddress", json =>
        {
            json.WriteString("url", address.Url);
            json.WriteString("contentType", address.ContentType);
            json.WriteString("expiresAt", address.ExpiresAt.UtcDateTime);
        });
    }
}
