using System.Diagnostics;
using OpenTelemetry;

namespace KnowledgePark.Host.Telemetry;

/// <summary>
/// Takes out of every span what tells of persons or opens doors: an address ends in the id of a booking or the secret of a feed, a query asks
/// for somebody by name, and a caller has an IP address. What remains is the route, which says as much to an operator.
/// </summary>
/// <example>GET /calendars/spaces/ih-101.ics becomes GET /calendars/spaces/{id}.ics.</example>
internal sealed class Discretion : BaseProcessor<Activity>
{
    private static readonly string[] s_taken =
        ["url.query", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original", "enduser.id", "db.query.text", "db.statement"];

    public override void OnEnd(Activity data)
    {
        foreach (var name in s_taken)
        {
            if (data.GetTagItem(name) is not null)
                data.SetTag(name, null);
        }

        if (data.GetTagItem("url.path") is not null)
            data.SetTag("url.path", data.GetTagItem("http.route") as string ?? "/");
        // A request of ours to somebody else: to whom, but not for what.
        if (data.GetTagItem("url.full") is string address)
            data.SetTag("url.full", Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null);
    }
}
