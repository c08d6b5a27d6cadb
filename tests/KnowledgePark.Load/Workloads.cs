using System.Globalization;

namespace KnowledgePark.Load;

/// <summary>What is measured, in the order of a round: each of ours has its comparator beside it.</summary>
internal static class Workloads
{
    public const int MostClients = 64;

    private static readonly int[] s_clients = [1, 16, MostClients];

    public static List<Measurement> Of(LoadPark park, ServerProcess host, ServerProcess comparator, string only)
    {
        var signedIn = Requests.SignedIn(park.Token);
        var pings = s_clients.ToDictionary(c => c, c => new Measurement("ping", host, c, 200, _ => new SameRequest(Requests.Get("/ping"))));
        var all = new List<Measurement>(pings.Values);
        foreach (var clients in s_clients)
        {
            Pair("book a desk", clients, 201, pings[clients], clients == MostClients ? "0.5 of the comparator" : "",
                client => Bookings("/odata/bookings", park, client, clients, null, signedIn), client => Bookings("/rows", park, client, clients, null, ""));
        }

        Pair("book a desk, id stated", MostClients, 201, pings[MostClients], "",
            client => Bookings("/odata/bookings", park, client, 200, $"load-{client:D2}-", signedIn), client => Bookings("/rows", park, client, 200, $"load-{client:D2}-", ""));
        var day = park.Monday;
        One("findAvailable, 1 h fixed", Requests.Get($"/odata/spaces/findAvailable?start={At(day.AddHours(9))}&end={At(day.AddHours(10))}&capacity=6", signedIn), "p50 < 20 ms");
        One("findAvailable, any 60 min of a day", Requests.Get($"/odata/spaces/findAvailable?start={At(day)}&end={At(day.AddDays(1))}&minutes=60&capacity=6", signedIn), "p50 < 20 ms");
        One($"getSchedule, {park.SpaceIds.Count} spaces x 7 days", Requests.Post("/odata/spaces/getSchedule",
            $$"""{"spaceIds":["{{string.Join("\",\"", park.SpaceIds)}}"],"start":"{{At(day)}}","end":"{{At(day.AddDays(7))}}"}""", signedIn), "p50 < 50 ms");
        var filter = Uri.EscapeDataString($"organisationId eq '{park.BusyOrganisationId}' and start ge {At(day)}");
        Pair("page of 50 bookings", 16, 200, pings[16], "0.8 of the comparator",
            _ => new SameRequest(Requests.Get($"/odata/bookings?$filter={filter}&$orderby=start&$top=50", signedIn)),
            _ => new SameRequest(Requests.Get($"/page?organisationId={park.BusyOrganisationId}&start={At(day)}")));
        all.AddRange(Feeds(park, host, pings));
        return Chosen(all, only);

        void One(string name, byte[] request, string aim) =>
            all.Add(new Measurement(name, host, 1, 200, _ => new SameRequest(request)) { Ping = pings[1], Aim = aim });

        void Pair(string name, int clients, int status, Measurement ping, string aim, Func<int, Requests> ours, Func<int, Requests> theirs)
        {
            var other = new Measurement($"  comparator: {name}", comparator, clients, status, theirs);
            all.Add(new Measurement(name, host, clients, status, ours) { Ping = ping, Comparator = other, Aim = aim });
            all.Add(other);
        }
    }

    /// <summary>Each set of clients has its own weeks, 60 days ahead and later.</summary>
    private static BookingRequests Bookings(string address, LoadPark park, int client, int series, string? idPrefix, string headers) =>
        new(address, [.. Enumerable.Range(0, LoadPark.DesksEach).Select(desk => LoadPark.DeskId(client, desk))], park.Monday.AddDays(60 + series * 3), idPrefix, headers);

    private static IEnumerable<Measurement> Feeds(LoadPark park, ServerProcess host, Dictionary<int, Measurement> pings)
    {
        var address = $"/calendars/spaces/{park.SpaceIds[0]}.ics";
        using var probe = new HttpSocket(host.Port);
        if (probe.Send(Requests.Get(address)) != 200)
        {
            Console.Error.WriteLine($"{address} is not served; feeds are left out.");
            return [];
        }

        var tag = TagOf(System.Text.Encoding.Latin1.GetString(probe.Answer));
        return
        [
            new Measurement("feed of a space", host, 16, 200, _ => new SameRequest(Requests.Get(address))) { Ping = pings[16] },
            new Measurement("feed of a space, unchanged (304)", host, 16, 304, _ => new SameRequest(Requests.Get(address, $"If-None-Match: {tag}\r\n"))) { Ping = pings[16] },
        ];
    }

    private static string TagOf(string answer)
    {
        var at = answer.IndexOf("\r\nETag: ", StringComparison.OrdinalIgnoreCase) + 8;
        return answer[at..answer.IndexOf('\r', at)];
    }

    /// <summary>Those of a name, with the pings that they are compared with.</summary>
    private static List<Measurement> Chosen(List<Measurement> all, string only)
    {
        var chosen = all.Where(m => $"{m.Name} {m.Clients}".Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        return [.. chosen.Select(m => m.Ping).OfType<Measurement>().Except(chosen).Distinct(), .. chosen];
    }

    private static string At(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
