using System.Globalization;
using System.Net;
using System.Text;
using KnowledgePark.Api.OData.Model;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePark.Api.Tests.Access;

/// <summary>
/// Who gets what, made from the EDM and the list of endpoints: every set, record, navigation, property, operation and verb, asked by everybody, for
/// what is their own and for what is others'. The table is a golden file and is read as code; what is new is not in it, and fails.
/// </summary>
/// <remarks>
/// A cell is the status, and for a collection the number of its records. A change is sent with a wrong version: 412 says that it would have been made,
/// 404 that it is not the caller's. What is made exists already or is incomplete: 422 and 400 say that it would have been made.
/// </remarks>
public sealed class MatrixTests : IAsyncLifetime
{
    private static readonly (string Name, string? Token)[] s_subjects =
    [
        ("public", null), ("stranger", TestPeople.Stranger), ("reader A", TestPeople.ReaderOfA), ("service A", TestPeople.ServiceOfA), ("member A", TestPeople.MemberOfA),
        ("admin A", TestPeople.AdministratorOfA), ("member B", TestPeople.MemberOfB), ("admin B", TestPeople.AdministratorOfB), ("op beta", TestPeople.OperatorOfBeta),
        ("op halls", TestPeople.OperatorOfHalls), ("operator", TestPeople.Operator), ("revoked", TestPeople.Revoked), ("expired", TestPeople.Expired),
    ];

    /// <summary>Those who may not meet a canary.</summary>
    private static readonly string[] s_blind = ["public", "stranger", "reader A", "service A", "member A", "admin A", "revoked", "expired"];

    /// <summary>By set: a record of A or of everybody's, and one of B or one that not everybody sees. A set that is not here fails.</summary>
    private static readonly Dictionary<string, (string One, string Other)> s_records = new()
    {
        ["parks"] = ("park", "park"),
        ["buildings"] = ("alpha", "beta"),
        ["floors"] = ("alpha-0", "alpha-1"),
        ["sections"] = ("west", "west"),
        ["spaces"] = ("room-1", "secret"),
        ["closures"] = ("paint", "secret-paint"),
        ["equipment"] = ("camera", "camera"),
        ["organisations"] = ("acme", "uni"),
        ["people"] = ("iva", "uwe"),
        ["memberships"] = ("iva-acme", "uwe-uni"),
        ["bookings"] = ("of-a", "of-b"),
        ["operatorAssignments"] = ("op-park", "bea-beta"),
        ["accessTokens"] = (TestPeople.IdOf(TestPeople.MemberOfA), TestPeople.IdOf(TestPeople.MemberOfB)),
        ["auditEntries"] = ("audit-1", "audit-1"),
    };

    /// <summary>By set and action: bodies that pass the permission and nothing else. One that is not here fails.</summary>
    private static readonly Dictionary<string, (string What, string Body)[]> s_bodies = new()
    {
        ["parks"] = [("", """{"id":"park","name":"x","timeZone":"UTC"}""")],
        ["buildings"] = [("", """{"id":"alpha","parkId":"park","name":"x"}""")],
        ["floors"] = [("alpha", """{"id":"alpha-0","buildingId":"alpha","name":"x","level":0}"""), ("beta", """{"id":"alpha-0","buildingId":"beta","name":"x","level":0}""")],
        ["sections"] = [("alpha", """{"id":"west","buildingId":"alpha","floorId":"alpha-0","name":"x"}""")],
        ["spaces"] = [("alpha room", """{"id":"room-1","buildingId":"alpha","name":"x","kind":"office"}"""), ("beta room", """{"id":"desk-1","buildingId":"beta","name":"x","kind":"office"}"""), ("alpha hall", """{"id":"room-1","buildingId":"alpha","name":"x","kind":"eventHall"}""")],
        ["closures"] = [("park", """{"id":"paint","reason":"x","start":"2026-12-01T00:00:00Z","end":"2026-12-01T00:00:00Z"}"""), ("hall", """{"id":"paint","buildingId":"alpha","spaceId":"hall","reason":"x","start":"2026-12-01T00:00:00Z","end":"2026-12-01T00:00:00Z"}""")],
        ["equipment"] = [("", """{"id":"camera","buildingId":"alpha","name":"x"}""")],
        ["organisations"] = [("", """{"id":"acme","name":"x"}""")],
        ["people"] = [("", """{"id":"iva","name":"x"}""")],
        ["memberships"] = [("A", """{"id":"iva-acme","organisationId":"acme","personId":"iva"}"""), ("B", """{"id":"uwe-uni","organisationId":"uni","personId":"uwe"}""")],
        ["bookings"] = [("A", Booking("acme", "room-1")), ("B", Booking("uni", "room-1")), ("A in beta", Booking("acme", "desk-1")), ("B in a hall", Booking("uni", "hall")), ("nobody", Booking("nobody", "room-1"))],
        ["operatorAssignments"] = [("", """{"id":"op-park","personId":"nobody"}""")],
        ["bookings/bookAgainstTheRules"] = [("A", Against("acme", "room-1")), ("A in beta", Against("acme", "desk-1")), ("A in a hall", Against("acme", "hall"))],
        ["accessTokens/issue"] =
        [
            ("own", """{"label":"","scope":"read"}"""), ("iva's", """{"label":"","scope":"read","personId":"iva"}"""), ("uwe's", """{"label":"","scope":"read","personId":"uwe"}"""),
            ("A's", """{"label":"","scope":"read","kind":"service","organisationId":"acme"}"""), ("B's", """{"label":"","scope":"read","kind":"service","organisationId":"uni"}"""),
        ],
        ["bookings/cancel"] = [("", "{}")],
        ["bookings/confirm"] = [("", "{}")],
        ["spaces/getSchedule"] = [("", """{"spaceIds":["room-1","room-2","secret","hall"],"start":"2026-11-24T00:00:00Z","end":"2026-11-25T00:00:00Z"}""")],
    };

    private static readonly Dictionary<string, string> s_arguments = new()
    {
        ["findAvailable"] = "start=2026-11-24T08:00:00Z&end=2026-11-24T12:00:00Z&minutes=60",
        ["getMediaAddress"] = "media=photo",
    };

    /// <summary>What is served beside OData: by the endpoint's pattern, what is asked. One that is not here fails.</summary>
    private static readonly Dictionary<string, string[]> s_addresses = new()
    {
        ["/odata/{**path}"] = ["/odata", "/odata/$metadata", "/odata/$batch", "/odata/nothing"],
        ["/calendars/spaces/{id}.ics"] = ["/calendars/spaces/room-2.ics", "/calendars/spaces/secret.ics", "/calendars/spaces/nowhere.ics"],
        ["/calendars/buildings/{id}.ics"] = ["/calendars/buildings/alpha.ics", "/calendars/buildings/nowhere.ics"],
        ["/media/{**name}"] = ["/media/spaces/secret/photo/00?until=1&signature=x"],
        ["/health/live"] = ["/health/live"],
        ["/health/ready"] = ["/health/ready"],
        ["/ping"] = ["/ping"],
        ["/"] = ["/"],
        ["/start.css"] = ["/start.css"],
    };

    private readonly TestPark _park = new() { More = [.. TestPeople.Everybody(), .. TestPeople.HiddenPlaces()], Arguments = ["--KnowledgePark:SignIn:FailuresPerMinute=1000000"] };
    private readonly StringBuilder _table = new();

    public ValueTask InitializeAsync() => _park.InitializeAsync();

    public ValueTask DisposeAsync() => _park.DisposeAsync();

    [Fact]
    public async Task Everybody_gets_what_the_table_says()
    {
        var model = _park.Services.GetRequiredService<ODataModel>();
        _table.Append(' ', 62).AppendJoin(' ', s_subjects.Select(s => s.Name.PadRight(9))).AppendLine();
        foreach (var set in model.Sets.OrderBy(s => s.Name, StringComparer.Ordinal))
            await SetAsync(model, set);
        foreach (var pattern in Patterns())
        {
            Assert.True(s_addresses.ContainsKey(pattern), $"The endpoint {pattern} has no row in the table.");
            foreach (var address in s_addresses[pattern])
                await RowAsync(HttpMethod.Get, address);
        }

        Golden.Check("access.txt", _table.ToString());
    }

    private async Task SetAsync(ODataModel model, EntitySet set)
    {
        Assert.True(s_records.TryGetValue(set.Name, out var records), $"The set {set.Name} has no records in the table.");
        var path = $"/odata/{set.Name}";
        await RowAsync(HttpMethod.Get, $"{path}?$top=1000");
        await RowAsync(HttpMethod.Get, $"{path}/$count");
        foreach (var id in new[] { records.One, records.Other, "absent" }.Distinct())
        {
            await RowAsync(HttpMethod.Get, $"{path}/{id}");
            await RowAsync(HttpMethod.Patch, $"{path}/{id}", "{}");
            await RowAsync(HttpMethod.Delete, $"{path}/{id}");
        }

        foreach (var navigation in set.Navigations.Values)
        {
            foreach (var id in new[] { records.One, records.Other }.Distinct())
                await RowAsync(HttpMethod.Get, $"{path}/{id}/{navigation.Name}");
            await RowAsync(HttpMethod.Get, $"{path}?$expand={navigation.Name}");
        }

        foreach (var property in set.Shape.PropertyNames.Order(StringComparer.Ordinal))
            await RowAsync(HttpMethod.Get, $"{path}/{records.Other}/{property}");
        foreach (var stream in set.Shape.Streams.Select(s => s.Slot.Name).Order(StringComparer.Ordinal))
        {
            await RowAsync(HttpMethod.Get, $"{path}/{records.Other}/{stream}");
            await RowAsync(HttpMethod.Put, $"{path}/{records.Other}/{stream}", "{}");
            await RowAsync(HttpMethod.Delete, $"{path}/{records.Other}/{stream}");
        }

        if (set.Writer is { Creates: true })
            await BodiesAsync(set.Name, path);
        else
            await RowAsync(HttpMethod.Post, path, "{}");
        foreach (var operation in model.Operations.Where(o => o.Bound == set))
        {
            var name = $"{set.Name}/{operation.Name}";
            if (operation.IsAction && operation.IsOnCollection)
                await BodiesAsync(name, $"{path}/{operation.Name}");
            else if (operation.IsAction)
            {
                await BodiesAsync(name, $"{path}/{records.One}/{operation.Name}");
                await BodiesAsync(name, $"{path}/{records.Other}/{operation.Name}");
            }
            else if (operation.IsOnCollection)
                await RowAsync(HttpMethod.Get, $"{path}/{operation.Name}?{s_arguments[operation.Name]}");
            else
            {
                await RowAsync(HttpMethod.Get, $"{path}/{records.One}/{operation.Name}?{s_arguments[operation.Name]}");
                await RowAsync(HttpMethod.Get, $"{path}/{records.Other}/{operation.Name}?{s_arguments[operation.Name]}");
            }
        }
    }

    private async Task BodiesAsync(string name, string path)
    {
        Assert.True(s_bodies.TryGetValue(name, out var bodies), $"'{name}' has no body in the table.");
        foreach (var (what, body) in bodies)
            await RowAsync(HttpMethod.Post, path, body, what);
    }

    private async Task RowAsync(HttpMethod method, string path, string? body = null, string what = "")
    {
        var shown = $"{method} {path}{(what.Length > 0 ? $" [{what}]" : "")}";
        foreach (var (_, text) in new[] { (0, TestPeople.MemberOfA), (1, TestPeople.MemberOfB) })
            shown = shown.Replace(TestPeople.IdOf(text), text == TestPeople.MemberOfA ? "iva's" : "uwe's", StringComparison.Ordinal);
        var cells = new List<string>();
        foreach (var (name, token) in s_subjects)
        {
            (string, string)[] headers = method == HttpMethod.Get ? [] : [("If-Match", "W/\"0\"")];
            var answer = await _park.AsAsync(token, method, path, body, headers);
            cells.Add(Cell(answer).PadRight(9));
            Assert.True((int)answer.Status < 500 || answer.Status == HttpStatusCode.NotImplemented, $"{shown} by {name}: {answer.Body}");
            if (s_blind.Contains(name))
                Assert.False($"{answer.Body}{string.Concat(answer.Headers.Values)}".Contains(TestPeople.Canary, StringComparison.OrdinalIgnoreCase), $"{shown} shows {name} what is B's: {answer.Body}");
        }

        _table.Append(shown.PadRight(62)).AppendJoin(' ', cells).AppendLine();
    }

    private static string Cell(Answer answer)
    {
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        if (answer.Status != HttpStatusCode.OK)
            return status;
        if (answer.Headers["Content-Type"].StartsWith("text/plain", StringComparison.Ordinal) && int.TryParse(answer.Body, out var count))
            return $"{status}:{count}";
        return answer.Headers["Content-Type"].StartsWith("application/json", StringComparison.Ordinal) && answer.Json.TryGetProperty("value", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.Array
            ? $"{status}:{value.GetArrayLength()}"
            : status;
    }

    private IEnumerable<string> Patterns() => _park.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(e => $"/{e.RoutePattern.RawText?.TrimStart('/')}").Distinct().Order(StringComparer.Ordinal);

    private static string Booking(string organisation, string space) =>
        $$"""{"id":"of-a","title":"t","organisationId":"{{organisation}}","start":"2026-12-24T09:00:00Z","end":"2026-12-24T10:00:00Z","spaceIds":["{{space}}"]}""";

    private static string Against(string organisation, string space) => $$"""{"because":"x",{{Booking(organisation, space)[1..]}}""";
}
