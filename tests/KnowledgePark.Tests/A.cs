using System.Collections.Immutable;
using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Tests;

/// <summary>
/// Records with good defaults: one park in Sofia, one building "b", always open, booked by "org". A test states only what matters:
/// <c>A.Space("lab") with { Capacity = 8 }</c>, <c>A.Booking().In("lab").From("09:00")</c>.
/// </summary>
internal static class A
{
    /// <summary>The moment at which a test plays unless it says otherwise: a Monday noon in Sofia, a week before <see cref="Times.Day"/>.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 16, 10, 0);

    /// <summary>An operator of the whole park.</summary>
    public static readonly Caller Operator = new(new Rights { PersonId = "operator", Scope = TokenScope.Manage, Operates = [new OperatorScope(null, null)] }, "token", "127.0.0.1");

    public static Park Park() => new() { Id = "park-1", Name = "Park", TimeZone = "Europe/Sofia" };

    public static Building Building(string id = "b") => new() { Id = id, ParkId = "park-1", Name = $"Building {id}" };

    public static Floor Floor(string id = "f") => new() { Id = id, BuildingId = "b", Name = "Ground" };

    public static Section Section(string id = "x") => new() { Id = id, BuildingId = "b", FloorId = "f", Name = "West" };

    public static Space Space(string id = "lab") => new() { Id = id, BuildingId = "b", Name = $"Space {id}", Kind = SpaceKind.MeetingRoom, Capacity = 10 };

    /// <summary>A hall that takes its cells; the cells are spaces of their own.</summary>
    public static Space Hall(string id, params string[] cells) => Space(id) with { Kind = SpaceKind.EventHall, Capacity = 100, CellIds = cells };

    public static Organisation Organisation(string id = "org") => new() { Id = id, Name = $"Organisation {id}" };

    public static Person Person(string id = "p") => new() { Id = id, Name = "Iva" };

    public static Membership Membership(string id = "m") => new() { Id = id, OrganisationId = "org", PersonId = "p" };

    public static Equipment Equipment(string id = "e") => new() { Id = id, BuildingId = "b", Name = "Microscope" };

    /// <summary>Closes the whole building over local times of <see cref="Times.Day"/>, or over stated ones: "2026-11-23T09:00".</summary>
    public static Closure Closure(string from, string to, string id = "closure") => new()
    {
        Id = id,
        BuildingId = "b",
        Reason = "Maintenance",
        Start = Times.At(from).ToDateTimeOffset(),
        End = Times.At(to).ToDateTimeOffset(),
    };

    /// <summary>A week of equal days.</summary>
    public static IReadOnlyList<OpeningHours> Hours(string opens, string closes, params DayOfWeek[] days) =>
        KnowledgePark.Facilities.OpeningHours.On(days.Length == 0 ? Enum.GetValues<DayOfWeek>() : days, Times.Local(opens), Times.Local(closes));

    /// <summary>A request for one hour from 09:00 of <see cref="Times.Day"/> in the space "lab".</summary>
    public static BookingRequest Booking() => new()
    {
        Title = "Meeting",
        OrganisationId = "org",
        SpaceIds = ["lab"],
        Start = Times.At("09:00"),
        End = Times.At("10:00"),
    };

    /// <summary>That a booking "other" takes a leaf space.</summary>
    public static Busy Busy(string from, string to, string space = "lab", string booking = "other", Instant? heldUntil = null) =>
        new(space, Times.At(from), Times.At(to), booking, heldUntil);

    /// <summary>A booking of "lab" as it stands in the store.</summary>
    public static Booking Stored(string id, string from, string to) => new()
    {
        Id = id,
        BuildingId = "b",
        OrganisationId = "org",
        Title = "Meeting",
        SpaceIds = ["lab"],
        Start = Times.At(from).ToDateTimeOffset(),
        End = Times.At(to).ToDateTimeOffset(),
        CreatedAt = Now.ToDateTimeOffset(),
        UpdatedAt = Now.ToDateTimeOffset(),
        Allocations = [new Allocation { SpaceId = "lab", From = Times.At(from).ToDateTimeOffset(), To = Times.At(to).ToDateTimeOffset() }],
    };

    /// <summary>A map of the default park, building and organisation, in which the stated records replace those of the same id.</summary>
    public static ParkMap Map(params IRecord[] records)
    {
        IRecord[] all = [Park(), Building(), Organisation(), .. records];
        return new ParkMap(Of<Park>(), Of<Building>(), Of<Floor>(), Of<Section>(), Of<Space>(), Of<Closure>(), Of<Organisation>());

        ImmutableDictionary<string, T> Of<T>() where T : IRecord =>
            ImmutableDictionary.CreateRange(all.OfType<T>().GroupBy(r => r.Id).Select(g => KeyValuePair.Create(g.Key, g.Last())));
    }

    /// <summary>What the rules know of a space; cells that are not stated are made up.</summary>
    public static SpaceRules Rules(Space space, params IRecord[] others)
    {
        var cells = space.CellIds.Where(id => !others.Any(o => o.Id == id)).Select(Space);
        return Map([space, .. cells, .. others]).TryRulesOf(space.Id, out var rules) ? rules : throw new ArgumentException("No such space.", nameof(space));
    }

    /// <summary>The question whether a space can be used from 09:00 to 10:00 of <see cref="Times.Day"/>; nothing else takes it.</summary>
    public static Ask Ask(SpaceRules space, params Busy[] busy) => new(
        space, Times.At("09:00"), Duration.FromHours(1), null, null, Now,
        Timetable.Of(busy.Length == 0 ? [] : busy));

    public static Ask Ask(Space space, params Busy[] busy) => Ask(Rules(space), busy);
}
