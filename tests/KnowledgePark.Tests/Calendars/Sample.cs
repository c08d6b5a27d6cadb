using System.Collections.Immutable;
using Ical.Net;
using KnowledgePark.Bookings;
using KnowledgePark.Calendars;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Tests.Calendars;

/// <summary>A park in Sofia with one building "b", and its feeds. Every test plays on 23 November 2026, unless it says otherwise.</summary>
internal static class Sample
{
    public const string Server = "https://park.example";

    public static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 10, 0);

    public static readonly DateTimeZone Sofia = DateTimeZoneProviders.Tzdb["Europe/Sofia"];

    public static FeedWindow Window => FeedWindow.At(Now, Sofia);

    public static Space Space(string id, string? name = null, params string[] cells) =>
        new() { Id = id, BuildingId = "b", Name = name ?? $"Space {id}", Kind = SpaceKind.MeetingRoom, CellIds = cells };

    /// <summary>A confirmed hour of "lab" that was made and last changed an hour before now.</summary>
    public static Booking Booking(string id = "one", string start = "2026-11-24T09:00+02", string end = "2026-11-24T10:00+02") => new()
    {
        Id = id,
        BuildingId = "b",
        OrganisationId = "org",
        Title = "Secret merger",
        SpaceIds = ["lab"],
        Start = At(start).ToDateTimeOffset(),
        End = At(end).ToDateTimeOffset(),
        CreatedAt = (Now - Duration.FromHours(2)).ToDateTimeOffset(),
        UpdatedAt = (Now - Duration.FromHours(1)).ToDateTimeOffset(),
    };

    public static Booking Held(string id, Instant until) => Booking(id) with { Status = BookingStatus.Held, HeldUntil = until.ToDateTimeOffset() };

    public static Guard Guard(string id, long revision, Instant? changed = null) =>
        new() { Id = id, BuildingId = "b", Revision = revision, ChangedAt = (changed ?? Now - Duration.FromHours(1)).ToDateTimeOffset() };

    /// <summary>2026-11-24T09:00+02.</summary>
    public static Instant At(string text) => Instant.FromDateTimeOffset(DateTimeOffset.Parse($"{text}:00", System.Globalization.CultureInfo.InvariantCulture));

    public static ParkMap Map(params IRecord[] records)
    {
        IRecord[] all =
        [
            new Park { Id = "p", Name = "Sofia Tech Park", TimeZone = "Europe/Sofia" }, new Building { Id = "b", ParkId = "p", Name = "Incubator" },
            .. records,
        ];
        return new ParkMap(Of<Park>(), Of<Building>(), Of<Floor>(), Of<Section>(), Of<Space>(), Of<Closure>(), Of<Organisation>());

        ImmutableDictionary<string, T> Of<T>() where T : IRecord =>
            ImmutableDictionary.CreateRange(all.OfType<T>().GroupBy(r => r.Id).Select(g => KeyValuePair.Create(g.Key, g.Last())));
    }

    /// <summary>The feed of "lab", which has this name.</summary>
    public static string Lab(string name, params Booking[] bookings) => Render(FeedPlace.OfSpace(Map(Space("lab", name)), "lab"), bookings);

    public static string Render(FeedPlace? place, params Booking[] bookings)
    {
        Assert.NotNull(place);
        return System.Text.Encoding.UTF8.GetString(BusyFeed.Render(place, Server, FeedWindow.At(Now, place.Zone), Now - Duration.FromHours(1), bookings, Now));
    }

    /// <summary>What an independent reader makes of it.</summary>
    public static Calendar Read(string feed) => Calendar.Load(feed) ?? throw new InvalidOperationException("Not a calendar.");

    /// <summary>The content lines as RFC 5545, 3.1 unfolds them.</summary>
    public static IReadOnlyList<string> Lines(string feed) => feed.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
