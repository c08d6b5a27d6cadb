using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using KnowledgePark.Availability;
using KnowledgePark.Facilities;
using NodaTime;
using NodaTime.Text;

namespace KnowledgePark.Host.Start;

/// <summary>The page at /: what this park is, what is free now, and where the doors of the API are. Plain HTML, no script.</summary>
internal sealed class StartPage(ParkDirectory directory, AvailabilityFinder finder, IClock clock)
{
    private static readonly Duration s_use = Duration.FromHours(1);
    /// <summary>Wide enough for an hour on every grid of an hour.</summary>
    private static readonly Duration s_window = Duration.FromHours(2);

    private static readonly Duration s_quarter = Duration.FromMinutes(15);

    public async Task WriteAsync(HttpContext http)
    {
        var html = await RenderAsync(http.RequestAborted);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(html, http.RequestAborted);
    }

    public static Task WriteStyleAsync(HttpContext http)
    {
        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return http.Response.WriteAsync(StartStyle.Css, http.RequestAborted);
    }

    private async Task<string> RenderAsync(CancellationToken ct)
    {
        var map = directory.Map;
        var park = map.Parks.Values.OrderBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault();
        var start = NextQuarter(clock.GetCurrentInstant());
        var page = new StringBuilder(8192);
        Head(page, park);
        if (park is null)
            page.Append("<p class=empty>There is no park here yet. Start with <code>--environment Development</code> and an empty folder, or <code>POST /odata/parks</code>.</p>");
        else
            await BuildingsAsync(page, map, start, ct);
        Doors(page, map, start);
        return page.Append("</main></body></html>").ToString();
    }

    private static void Head(StringBuilder page, Park? park)
    {
        var name = Text(park?.Name ?? "KnowledgePark");
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{name}</title><link rel=stylesheet href=/start.css></head><body><main>");
        page.Append(CultureInfo.InvariantCulture, $"<header><h1>{name}</h1><p lang=bg>{Text(park?.NameBg ?? "")}</p></header>");
    }

    private async Task BuildingsAsync(StringBuilder page, ParkMap map, Instant start, CancellationToken ct)
    {
        page.Append(CultureInfo.InvariantCulture, $"<table><caption>Free for an hour before {Local(map, start + s_window)}</caption><thead><tr><th scope=col>Building</th><th scope=col class=number>Free</th><th scope=col class=number>Spaces</th><th scope=col>Look</th></tr></thead><tbody>");
        foreach (var building in map.Buildings.Values.OrderBy(b => b.Name, StringComparer.Ordinal).Take(50))
        {
            var found = await finder.FindAsync(new AvailabilityRequest { Window = new Interval(start, start + s_window), Length = s_use, BuildingId = building.Id, Top = 1 }, ct);
            var id = building.Id;
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=row>{Text(building.Name)}<span lang=bg>{Text(building.NameBg ?? "")}</span></th><td class=number><strong>{found.Free}</strong></td><td class=number>{map.SpacesOf(id).Count(s => s.IsListed)}</td><td><a href=\"/odata/spaces?$filter=buildingId eq '{id}'\">spaces</a> <a href=\"/odata/spaces/findAvailable?{Window(start)}&amp;buildingId={id}\">free</a> <a href=\"/calendars/buildings/{id}.ics\">calendar</a></td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Doors(StringBuilder page, ParkMap map, Instant start)
    {
        page.Append("<h2>Doors</h2><ul>");
        Door(page, "/odata", "The OData service", "every building, space, organisation and booking");
        Door(page, "/odata/$metadata", "Its description", "each type and property with its meaning");
        Door(page, $"/odata/spaces/findAvailable?{Window(start).Replace("&amp;", "&", StringComparison.Ordinal)}&capacity=8&kind=meetingRoom", "A meeting room for eight", "free for an hour soon, best first, and why others are out");
        Door(page, "/odata/bookings?$filter=start ge now()&$orderby=start&$top=10&$expand=spaces($select=name)", "What comes next", "ten bookings with their spaces");
        if (map.Spaces.Values.Where(s => s.IsListed).OrderBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault() is { } space)
            Door(page, $"/calendars/spaces/{space.Id}.ics", "A calendar to subscribe to", $"when {space.Name} is busy");
        page.Append("</ul><footer><p>Bookings and people ask who you are: any user name, and a token as the password. This server answers this machine only.</p></footer>");
    }

    private static void Door(StringBuilder page, string address, string name, string what) =>
        page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Text(address)}\">{Text(name)}</a> {Text(what)}</li>");

    private static string Window(Instant start) => $"start={InstantPattern.ExtendedIso.Format(start)}&amp;end={InstantPattern.ExtendedIso.Format(start + s_window)}&amp;minutes=60";

    private static string Local(ParkMap map, Instant instant)
    {
        var building = map.Buildings.Values.FirstOrDefault();
        var zone = building is null ? DateTimeZone.Utc : map.ZoneOf(building.Id);
        return ZonedDateTimePattern.CreateWithInvariantCulture("HH:mm", null).Format(instant.InZone(zone));
    }

    private static Instant NextQuarter(Instant now) =>
        now + Duration.FromTicks(s_quarter.BclCompatibleTicks - now.ToUnixTimeTicks() % s_quarter.BclCompatibleTicks);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
