using System.Net;
using System.Text.Json;

namespace KnowledgePark.Api.Tests.OData;

/// <summary>What a client can ask of the sets.</summary>
public sealed class QueryTests(TestPark park) : IClassFixture<TestPark>
{
    [Theory]
    [InlineData("kind eq 'meetingRoom'", "room-1,room-2,room-3")]
    [InlineData("kind eq knowledgePark.spaceKind'laboratory'", "lab")]
    [InlineData("kind in ('laboratory','studio')", "attic,lab")]
    [InlineData("capacity gt 12 and capacity lt 100", "cell-a,cell-b,cell-c,room-3")]
    [InlineData("contains(name,'oom') and not contains(name,'1')", "room-2,room-3,secret")]
    [InlineData("startswith(name,'Room')", "room-1,room-2,room-3")]
    [InlineData("contains(tolower(nameBg),'СТАЯ')", "")]
    [InlineData("contains(tolower(nameBg),'стая')", "room-1,room-2")]
    [InlineData("nameBg eq null and kind eq 'meetingRoom'", "room-3")]
    [InlineData("features/any(f:f eq 'whiteboard')", "room-1")]
    [InlineData("features/any(f:f eq 'projector') and capacity ge 12", "room-2")]
    [InlineData("capacities/any(c:c/layout eq 'banquet' and c/people ge 90)", "hall")]
    [InlineData("isListed eq false", "secret")]
    [InlineData("mode ne 'reservable'", "attic")]
    [InlineData("length(id) eq 3", "lab")]
    [InlineData("id in ('lab','hall','nowhere')", "hall,lab")]
    [InlineData("policy/setup eq duration'PT15M'", "lab")]
    [InlineData("capacity add 2 eq 10", "room-1")]
    public async Task Filter_selects(string filter, string expected) =>
        Assert.Equal(expected, string.Join(',', (await park.GetAsync($"/odata/spaces?$filter={Uri.EscapeDataString(filter)}")).Is(HttpStatusCode.OK).Ids));

    [Fact]
    public async Task Dates_are_asked_by_year_date_and_now()
    {
        (await park.BookAsync("room-1", "09:00", "10:00", "2026-12-21", id: "d1")).Is(HttpStatusCode.Created);
        (await park.BookAsync("room-1", "09:00", "10:00", "2027-01-21", id: "d2")).Is(HttpStatusCode.Created);
        foreach (var (filter, expected) in new[]
        {
            ("date(start) eq 2026-12-21", "d1"), ("date(start) ne 2026-12-21", "d2"), ("year(start) eq 2027", "d2"), ("2026 ge year(start)", "d1"), ("date(start) gt 2026-12-21", "d2"),
            ("start gt now()", "d1,d2"), ("start lt now()", ""), ("start ge 2026-12-21T09:00:00+02:00 and start lt 2026-12-21T09:00:01+02:00", "d1"), ("date(start) le 2026-12-21 or year(end) ge 2027", "d1,d2"),
            ("allocations/any(a:a/spaceId eq 'room-1')", "d1,d2"), ("spaceIds/any(s:s eq 'room-2')", ""),
        })
            Assert.Equal(expected, string.Join(',', (await park.GetAsync($"/odata/bookings?$filter=startswith(id,'d') and ({Uri.EscapeDataString(filter)})")).Is(HttpStatusCode.OK).Ids));
    }

    [Fact]
    public async Task Select_orders_top_skip_and_count_work_together()
    {
        var answer = (await park.GetAsync("/odata/spaces?$select=id,capacity&$orderby=capacity desc,name&$top=2&$skip=1&$count=true&$filter=kind eq 'eventHall'")).Is(HttpStatusCode.OK);
        Assert.Equal(["hall-ab", "cell-a"], answer.Ids);
        Assert.Equal(5, answer.Json.GetProperty("@odata.count").GetInt32());
        Assert.Equal(["@odata.etag", "id", "capacity"], answer.Value[0].EnumerateObject().Select(p => p.Name));
        Assert.EndsWith("$metadata#spaces(id,capacity)", answer.Json.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dollar_may_be_left_out() =>
        Assert.Equal(["lab"], (await park.GetAsync("/odata/spaces?filter=kind eq 'laboratory'&select=id&top=5")).Is(HttpStatusCode.OK).Ids);

    [Theory]
    [InlineData("room", "room-1,room-2,room-3,secret")]
    [InlineData("СТАЯ", "room-1,room-2")]
    [InlineData("room NOT secret", "room-1,room-2,room-3")]
    [InlineData("lab OR attic", "attic,lab")]
    [InlineData("\"Room 1\"", "room-1")]
    public async Task Search_finds_names_in_both_alphabets_in_any_case(string search, string expected) =>
        Assert.Equal(expected, string.Join(',', (await park.GetAsync($"/odata/spaces?$search={Uri.EscapeDataString(search)}")).Is(HttpStatusCode.OK).Ids));

    [Fact]
    public async Task Expand_follows_navigation_nested_and_narrowed()
    {
        var answer = (await park.GetAsync("/odata/buildings('alpha')?$select=name&$expand=floors($select=level;$orderby=level desc;$expand=spaces($select=id;$filter=capacity gt 8;$count=true)),park($select=name)")).Is(HttpStatusCode.OK);
        Assert.Equal("Park of Knowledge", answer.Json.GetProperty("park").GetProperty("name").GetString());
        var floors = answer.Json.GetProperty("floors").EnumerateArray().ToList();
        Assert.Equal([1, 0], floors.Select(f => f.GetProperty("level").GetInt32()));
        Assert.Equal("room-2", Assert.Single(floors[1].GetProperty("spaces").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(1, floors[1].GetProperty("spaces@odata.count").GetInt32());
    }

    [Fact]
    public async Task Expand_gives_each_parent_its_own()
    {
        (await park.BookAsync("hall", "09:00", "10:00", "2026-12-15", id: "e1")).Is(HttpStatusCode.Created);
        var spaces = (await park.GetAsync("/odata/spaces?$filter=kind eq 'eventHall'&$select=id&$expand=bookings($select=id;$filter=id eq 'e1'),cells($select=id),building($select=id),floor")).Is(HttpStatusCode.OK);
        Assert.All(spaces.Value, s => Assert.Equal("e1", Assert.Single(s.GetProperty("bookings").EnumerateArray()).GetProperty("id").GetString()));
        Assert.All(spaces.Value, s => Assert.Equal("alpha", s.GetProperty("building").GetProperty("id").GetString()));
        Assert.All(spaces.Value, s => Assert.Equal(JsonValueKind.Null, s.GetProperty("floor").ValueKind));
        Assert.Equal([0, 0, 0, 3, 2], spaces.Value.Select(s => s.GetProperty("cells").GetArrayLength()));
        var booking = (await park.GetAsync("/odata/bookings/e1?$expand=spaces($select=id),organisation($select=name)")).Is(HttpStatusCode.OK);
        Assert.Equal("hall", booking.Json.GetProperty("spaces")[0].GetProperty("id").GetString());
        Assert.Equal("Acme", booking.Json.GetProperty("organisation").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Top_within_expand_counts_for_each_parent()
    {
        var answer = (await park.GetAsync("/odata/buildings?$select=id&$expand=spaces($select=id;$top=2;$orderby=capacity desc)")).Is(HttpStatusCode.OK);
        Assert.Equal(["hall", "hall-ab"], answer.Value[0].GetProperty("spaces").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        Assert.Equal("desk-1", Assert.Single(answer.Value[1].GetProperty("spaces").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat_while_others_write()
    {
        for (var i = 0; i < 250; i++)
            (await park.PostAsync("/odata/organisations", new { id = $"page-{i:000}", name = $"Paged {i % 7}", website = i % 3 == 0 ? null : "https://example.org" })).Is(HttpStatusCode.Created);
        var seen = new List<string>();
        string? next = "/odata/organisations?$filter=startswith(id,'page-')&$orderby=website desc,name&$select=id&$count=true";
        while (next is not null)
        {
            var page = (await park.GetAsync(next)).Is(HttpStatusCode.OK);
            Assert.True(page.Ids.Count <= 100);
            seen.AddRange(page.Ids);
            next = page.Json.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
            (await park.PostAsync("/odata/organisations", new { name = "Between" })).Is(HttpStatusCode.Created);
        }

        Assert.Equal(250, seen.Count);
        Assert.Equal(250, seen.Distinct().Count());
    }

    [Fact]
    public async Task Top_is_kept_over_pages()
    {
        for (var i = 0; i < 130; i++)
            (await park.PostAsync("/odata/people", new { id = $"top-{i:000}", name = $"P {i}" })).Is(HttpStatusCode.Created);
        var first = (await park.GetAsync("/odata/people?$top=120&$filter=startswith(id,'top-')")).Is(HttpStatusCode.OK);
        var second = (await park.GetAsync(first.Json.GetProperty("@odata.nextLink").GetString()!)).Is(HttpStatusCode.OK); // There is a next page.
        Assert.Equal(20, second.Ids.Count);
        Assert.False(second.Json.TryGetProperty("@odata.nextLink", out _));
    }

    [Theory]
    [InlineData("/odata/spaces/$count", "12")]
    [InlineData("/odata/spaces/$count?$filter=kind eq 'meetingRoom'", "3")]
    [InlineData("/odata/buildings('alpha')/floors/$count", "2")]
    [InlineData("/odata/spaces('room-1')/name/$value", "Room 1")]
    [InlineData("/odata/spaces/lab/policy/$value", null)]
    [InlineData("/odata/spaces/lab/floor", "")]
    [InlineData("/odata/spaces/lab/nameBg", "Мокра лаборатория")]
    [InlineData("/odata/spaces/room-1/floor/building/name", "Alpha")]
    [InlineData("/odata/buildings/alpha/spaces/lab/kind", "laboratory")]
    public async Task Paths_lead_to_counts_values_and_neighbours(string path, string? expected)
    {
        var answer = await park.GetAsync(path);
        if (expected is null)
            answer.Is(HttpStatusCode.BadRequest);
        else if (expected.Length == 0)
            answer.Is(HttpStatusCode.NoContent);
        else
            Assert.Equal(expected, answer.Is(HttpStatusCode.OK).Body.StartsWith('{') ? answer.Json.GetProperty("value").GetString() : answer.Body);
    }

    [Fact]
    public async Task FindAvailable_offers_what_can_be_booked_and_says_why_others_are_out()
    {
        (await park.BookAsync("room-2", "09:00", "12:00", "2026-12-16")).Is(HttpStatusCode.Created);
        var found = (await park.GetAsync("/odata/spaces/findAvailable?start=2026-12-16T09:00:00%2B02:00&end=2026-12-16T10:00:00%2B02:00&capacity=5&kind=meetingRoom&features=projector")).Is(HttpStatusCode.OK);
        Assert.Equal("room-1", Assert.Single(found.Json.GetProperty("spaces").EnumerateArray()).GetProperty("spaceId").GetString());
        Assert.Equal(3, found.Json.GetProperty("considered").GetInt32());
        var misses = found.Json.GetProperty("nearMisses").EnumerateArray().ToDictionary(m => m.GetProperty("spaceId").GetString()!, m => m.GetProperty("reasons")[0].GetProperty("code").GetString()); // A miss has an id.
        Assert.Equal("space-taken", misses["room-2"]);
        Assert.Equal("lacks-feature", misses["room-3"]);
    }

    [Fact]
    public async Task FindAvailable_finds_some_minutes_anywhere_in_a_window()
    {
        (await park.BookAsync("room-1", "08:00", "11:15", "2026-12-17")).Is(HttpStatusCode.Created);
        var found = (await park.GetAsync("/odata/spaces/findAvailable(start=2026-12-17T08:00:00%2B02:00,end=2026-12-17T20:00:00%2B02:00,minutes=90,kind='meetingRoom')")).Is(HttpStatusCode.OK);
        var spaces = found.Json.GetProperty("spaces").EnumerateArray().ToDictionary(s => s.GetProperty("spaceId").GetString()!, s => s.GetProperty("start").GetString()); // An offer has an id.
        Assert.Equal("2026-12-17T09:15:00Z", spaces["room-1"]);
        Assert.Equal("2026-12-17T06:00:00Z", spaces["room-2"]);
        Assert.DoesNotContain("secret", spaces.Keys);
    }

    [Fact]
    public async Task GetSchedule_tells_times_and_nothing_else()
    {
        (await park.BookAsync("cell-b", "09:00", "10:00", "2026-12-18")).Is(HttpStatusCode.Created);
        var answer = (await park.PostAsync("/odata/spaces/getSchedule", new { spaceIds = new[] { "hall", "cell-a", "room-3", "nowhere" }, start = "2026-12-18T00:00:00Z", end = "2026-12-19T00:00:00Z" })).Is(HttpStatusCode.OK);
        var closed = (await park.PostAsync("/odata/spaces/getSchedule", new { spaceIds = new[] { "room-3" }, start = "2026-11-25T00:00:00Z", end = "2026-11-30T00:00:00Z" })).Is(HttpStatusCode.OK);
        Assert.Equal("closed", Assert.Single(closed.Value[0].GetProperty("items").EnumerateArray()).GetProperty("status").GetString());
        Assert.Equal(["hall", "cell-a", "room-3"], answer.Value.Select(s => s.GetProperty("spaceId").GetString()));
        Assert.Equal("busy", Assert.Single(answer.Value[0].GetProperty("items").EnumerateArray()).GetProperty("status").GetString());
        Assert.Empty(answer.Value[1].GetProperty("items").EnumerateArray());
        Assert.DoesNotContain("Weekly", answer.Body, StringComparison.Ordinal);
    }
}
