using System.Globalization;
using KnowledgePark.Access;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;

namespace KnowledgePark.Host.Serving;

/// <summary>Tells on the console where to look, once the server really listens.</summary>
internal sealed class Welcome(IServer server, ParkDirectory directory, IClock clock, StandingTokens standing)
{
    private static readonly LocalTime s_from = new(10, 0);
    private static readonly LocalTime s_until = new(13, 0);

    public void Print()
    {
        // A server in a test's memory has no address.
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses)
            Console.WriteLine(string.Join(Environment.NewLine, Lines([.. addresses], directory.Map, clock.GetCurrentInstant(), standing)));
    }

    /// <summary>The block, line by line.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> addresses, ParkMap map, Instant now, StandingTokens standing)
    {
        var root = addresses[0].TrimEnd('/');
        List<string> lines =
        [
            "",
            string.Create(CultureInfo.InvariantCulture, $"  KnowledgePark is open: {Names(map)}{map.Buildings.Count:n0} buildings, {map.Spaces.Count:n0} spaces."),
            "",
            $"    Here           {string.Join("  ", addresses)}",
            $"    API            {root}/odata",
        ];
        if (map.Parks.IsEmpty)
            lines.Add("    No park yet    start with --environment Development and an empty folder to see the demo park");
        if (Example(map) is { } example)
        {
            lines.Add($"    Find a space   {root}{SearchPath(map, example, now)}");
            lines.Add($"    A calendar     {root}/calendars/spaces/{example.Id}.ics  ({example.Name})");
        }

        if (standing.PersonByText.Count > 0)
        {
            lines.AddRange(["", "    Who you can be, as 'Authorization: Bearer TOKEN' or as the password of Basic:"]);
            lines.AddRange(DemoTokens.All.Select(t => $"      {t.Token,-20} {t.Role}"));
        }
        else
        {
            lines.Add("    Sign in        the verb 'operator' makes an operator and tells a token");
        }

        lines.AddRange(["", "  Loopback only: there is no sign-in for people yet, and no TLS. Stop with Ctrl+C.", ""]);
        return lines;
    }

    private static string Names(ParkMap map) => string.Concat(map.Parks.Values.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => $"{p.Name}; "));

    /// <summary>A meeting room, or whatever else can be booked.</summary>
    private static Space? Example(ParkMap map) => map.Spaces.Values
        .Where(s => s is { IsListed: true, Mode: SpaceMode.Reservable, CellIds.Count: 0 })
        .OrderBy(s => s.Kind == SpaceKind.MeetingRoom ? 0 : 1).ThenBy(s => s.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>An hour for four, late in the morning of the next weekday on which the park is not closed.</summary>
    private static string SearchPath(ParkMap map, Space example, Instant now)
    {
        var zone = map.ZoneOf(example.BuildingId);
        var date = now.InZone(zone).Date.PlusDays(1);
        while (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || IsClosed(map, At(date, s_from, zone)))
            date = date.PlusDays(1);
        return $"/odata/spaces/findAvailable?start={At(date, s_from, zone)}&end={At(date, s_until, zone)}&minutes=60&capacity=4";
    }

    private static bool IsClosed(ParkMap map, Instant at) =>
        map.Closures.Values.Any(c => c.BuildingId is null && c.Start <= at.ToDateTimeOffset() && at.ToDateTimeOffset() < c.End);

    private static Instant At(LocalDate date, LocalTime time, DateTimeZone zone) => zone.AtLeniently(date + time).ToInstant();
}
