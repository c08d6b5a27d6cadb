using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;
using KnowledgePark.Records;
using NodaTime;
using static KnowledgePark.Bookings.RefusalCodes;

namespace KnowledgePark.Bookings;

/// <summary>A request whose every value makes sense by itself, with its spaces found; or the reasons why it does not.</summary>
internal sealed record BookingDraft(Use? Use, IReadOnlyList<Refusal> Faults)
{
    private static readonly Instant s_first = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant s_last = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>No policy allows more, and an import, which no policy limits, must not make us look at centuries of opening hours.</summary>
    private static readonly Duration s_longest = Duration.FromDays(366);

    /// <summary>Checks what can be checked without a calendar.</summary>
    public static BookingDraft Of(BookingRequest request, ParkMap map, Instant now)
    {
        List<Refusal>? faults = null;
        void Fault(string code, string message, string target, string? value = null, string? limit = null) =>
            (faults ??= []).Add(new Refusal(code, message, target, null, value, limit));

        if (request.Id is { } id && !RecordId.IsValid(id))
            Fault(InvalidId, RecordId.Rule, "id", Shortened(id));
        if (string.IsNullOrWhiteSpace(request.Title))
            Fault(TitleMissing, "A booking needs a title. State one.", "title");
        else if (request.Title.Length > BookingRequest.MaxTitle)
            Fault(TitleTooLong, $"The title has {request.Title.Length} characters; at most {BookingRequest.MaxTitle} are kept. Shorten it.", "title", Shortened(request.Title), $"{BookingRequest.MaxTitle}");
        if (request.Attendees <= 0)
            Fault(AttendeesNotPositive, "The number of attendees is at least 1; leave it out if it is not known.", "attendees", $"{request.Attendees}", "1");
        if (request.HeldUntil is { } until && (until <= now || until > now + BookingRequest.MaxHold))
            Fault(HoldOutOfRange, "A hold lasts until some time within the next 24 hours.", "heldUntil", $"{until}", $"{now + BookingRequest.MaxHold}");
        if (request.End <= request.Start)
            Fault(EndNotAfterStart, $"The end, {request.End}, must come after the start, {request.Start}.", "end", request.End.ToString());
        else if (request.Start < s_first)
            Fault(TooLittleNotice, $"The start, {request.Start}, is in the past. Choose a later one.", "start", request.Start.ToString(), s_first.ToString());
        else if (request.End > s_last)
            Fault(BeyondHorizon, $"The end, {request.End}, is too far ahead. Choose an earlier one.", "end", request.End.ToString(), s_last.ToString());
        else if (request.End - request.Start > s_longest)
            Fault(TooLong, $"A booking lasts at most {s_longest.InWords()}. Make several bookings.", "end", request.End.ToString(), s_longest.ToIso());
        if (!map.Organisations.TryGetValue(request.OrganisationId, out var organisation))
            Fault(UnknownOrganisation, $"There is no organisation '{Shortened(request.OrganisationId)}'. GET /odata/organisations lists them.", "organisationId", Shortened(request.OrganisationId));
        else if (!organisation.IsActive)
            Fault(UnknownOrganisation, $"{organisation.Name} has left the park and cannot book.", "organisationId", request.OrganisationId);

        var spaces = SpacesOf(request, map, Fault);
        return faults is null
            ? new BookingDraft(new Use(spaces, request.Start, request.End - request.Start, request.Attendees, request.Layout), [])
            : new BookingDraft(null, faults);
    }

    private static List<SpaceRules> SpacesOf(BookingRequest request, ParkMap map, Action<string, string, string, string?, string?> fault)
    {
        var spaces = new List<SpaceRules>();
        if (request.SpaceIds.Count == 0)
            fault(NoSpace, "A booking takes at least one space. State its id in spaceIds.", "spaceIds", null, null);
        if (request.SpaceIds.Count > BookingRequest.MaxSpaces)
        {
            fault(TooManySpaces, $"A booking takes at most {BookingRequest.MaxSpaces} spaces; make several bookings.", "spaceIds", $"{request.SpaceIds.Count}", $"{BookingRequest.MaxSpaces}");
            return spaces;
        }

        foreach (var id in request.SpaceIds.Distinct())
        {
            if (map.TryRulesOf(id, out var rules))
                spaces.Add(rules);
            else
                fault(UnknownSpace, $"There is no space '{Shortened(id)}'. GET /odata/spaces lists them.", "spaceIds", Shortened(id), null);
        }

        if (spaces.Select(s => s.Space.BuildingId).Distinct().Skip(1).Any())
            fault(SpacesOfSeveralBuildings, "The spaces of one booking are in one building; make one booking a building.", "spaceIds", null, null);
        return spaces;
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");
}
