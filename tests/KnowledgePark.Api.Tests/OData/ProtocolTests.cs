using System.Net;

namespace KnowledgePark.Api.Tests.OData;

/// <summary>The protocol's small print: versions, formats, preconditions, errors with bodies.</summary>
public sealed class ProtocolTests(TestPark park) : IClassFixture<TestPark>
{
    [Fact]
    public async Task Metadata_is_the_golden_one() => Golden.Check("metadata.xml", (await park.GetAsync("/odata/$metadata")).Is(HttpStatusCode.OK).Body);

    [Fact]
    public async Task Metadata_comes_as_json_too()
    {
        var answer = (await park.GetAsync("/odata/$metadata?$format=json")).Is(HttpStatusCode.OK);
        Assert.Equal("knowledgePark.container", answer.Json.GetProperty("$EntityContainer").GetString());
        (await park.GetAsync("/odata/$metadata", ("Accept", "application/json"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_service_document_lists_the_sets()
    {
        var answer = (await park.GetAsync("/odata")).Is(HttpStatusCode.OK);
        Assert.Equal(["parks", "buildings", "floors", "sections", "spaces", "closures", "equipment", "organisations", "people", "memberships", "bookings", "operatorAssignments", "accessTokens", "auditEntries"], answer.Value.Select(v => v.GetProperty("name").GetString()));
        Assert.Equal("4.01", answer.Headers["OData-Version"]);
    }

    [Theory]
    [InlineData("/odata/nothing", 404)]
    [InlineData("/odata/spaces('nowhere')", 404)]
    [InlineData("/odata/spaces/nowhere", 404)]
    [InlineData("/odata/spaces/lab/nothing", 404)]
    [InlineData("/odata/buildings/alpha/spaces/desk-1", 404)]
    [InlineData("/odata/spaces?$apply=aggregate($count as n)", 501)]
    [InlineData("/odata/spaces?$compute=capacity mul 2 as double", 501)]
    [InlineData("/odata/spaces?$unheard=1", 501)]
    [InlineData("/odata/spaces?$filter=building/name eq 'x'", 501)]
    [InlineData("/odata/spaces?$filter=kind gt 'studio'", 501)]
    [InlineData("/odata/bookings?$filter=month(start) eq 3", 501)]
    [InlineData("/odata/spaces?$filter=matchesPattern(name,'(a+)+$')", 501)]
    [InlineData("/odata/spaces?$orderby=kind", 501)]
    [InlineData("/odata/spaces?$orderby=length(name)", 501)]
    [InlineData("/odata/memberships?$search=x", 501)]
    [InlineData("/odata/spaces/lab/building/$ref", 501)]
    [InlineData("/odata/spaces?$expand=building/$ref", 501)]
    [InlineData("/odata/spaces?$filter=nothing eq 1", 400)]
    [InlineData("/odata/spaces?$filter=kind eq 'palace'", 400)]
    [InlineData("/odata/spaces?$filter=capacity eq 'x'", 400)]
    [InlineData("/odata/spaces?$filter=(((", 400)]
    [InlineData("/odata/spaces?$select=nothing", 400)]
    [InlineData("/odata/spaces?$expand=nothing", 400)]
    [InlineData("/odata/spaces?$top=-1", 400)]
    [InlineData("/odata/spaces?$top=1001", 400)]
    [InlineData("/odata/spaces?$top=x", 400)]
    [InlineData("/odata/spaces?$skip=100001", 400)]
    [InlineData("/odata/spaces?$skiptoken=rubbish", 400)]
    [InlineData("/odata/spaces?$skiptoken=eyJMZWZ0IjpudWxsLCJWYWx1ZXMiOls1LDYsN119", 400)]
    [InlineData("/odata/spaces?$top=1&$top=2", 400)]
    [InlineData("/odata/spaces?$filter=substring(name,-1) eq 'x'", 400)]
    [InlineData("/odata/spaces?$orderby=name,code,capacity,nameBg,floorId,sectionId", 400)]
    [InlineData("/odata/spaces/findAvailable", 404)]
    [InlineData("/odata/spaces/findAvailable?start=2026-12-01T10:00:00Z&end=2026-12-01T09:00:00Z", 400)]
    [InlineData("/odata/spaces/findAvailable?start=2026-12-01T10:00:00Z&end=2027-12-01T09:00:00Z", 400)]
    [InlineData("/odata/spaces/findAvailable?start=2026-12-01T10:00:00Z&end=2026-12-01T12:00:00Z&kind=palace", 400)]
    [InlineData("/odata/spaces/findAvailable?start=0001-01-01T10:00:00Z&end=9999-12-01T12:00:00Z", 400)]
    public async Task What_cannot_be_answered_is_refused_with_a_body(string path, int status)
    {
        var answer = (await park.GetAsync(path)).Is((HttpStatusCode)status);
        Assert.NotEmpty(answer.Code);
        Assert.StartsWith("application/json", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("4.01", answer.Headers["OData-Version"]);
        AssertNothingInternal(answer.Body);
    }

    [Fact]
    public async Task A_filter_of_ten_thousand_terms_is_refused_and_the_server_goes_on()
    {
        var filter = string.Join(" or ", Enumerable.Range(0, 10_000).Select(i => $"id eq '{i}'"));
        var answer = await park.GetAsync($"/odata/spaces?$filter={Uri.EscapeDataString(filter)}");
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong, $"{answer.Status}");
        var shorter = string.Join(" or ", Enumerable.Range(0, 300).Select(i => $"id eq '{i}'"));
        Assert.Equal("query-too-complex", (await park.GetAsync($"/odata/spaces?$filter={Uri.EscapeDataString(shorter)}")).Is(HttpStatusCode.BadRequest).Code);
        var deep = new string('(', 2000) + "true" + new string(')', 2000);
        (await park.GetAsync($"/odata/spaces?$filter={deep}")).Is(HttpStatusCode.BadRequest);
        (await park.GetAsync("/odata/spaces")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("PUT", "/odata/spaces('lab')", "GET, HEAD, PATCH, DELETE")]
    [InlineData("POST", "/odata/spaces('lab')", "GET, HEAD, PATCH, DELETE")]
    [InlineData("DELETE", "/odata/spaces", "GET, HEAD, POST")]
    [InlineData("POST", "/odata/buildings('alpha')/spaces", "GET, HEAD")]
    [InlineData("GET", "/odata/spaces/getSchedule", "POST")]
    [InlineData("POST", "/odata", "GET, HEAD")]
    public async Task A_method_that_an_address_does_not_take_is_405_with_allow(string method, string path, string allow) =>
        Assert.Equal(allow, (await park.SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}")).Is(HttpStatusCode.MethodNotAllowed).Headers["Allow"]);

    [Theory]
    [InlineData("Accept", "application/xml", 406)]
    [InlineData("Accept", "application/json;q=0.9,application/xml;q=0.1", 200)]
    [InlineData("Accept", "*/*", 200)]
    [InlineData("OData-MaxVersion", "3.0", 400)]
    [InlineData("OData-MaxVersion", "4.0", 200)]
    [InlineData("MaxDataServiceVersion", "3.0", 200)]
    public async Task Headers_are_kept_to(string name, string value, int status)
    {
        var answer = (await park.GetAsync("/odata/spaces", (name, value))).Is((HttpStatusCode)status);
        if (value == "4.0")
            Assert.Equal("4.0", answer.Headers["OData-Version"]);
    }

    [Theory]
    [InlineData("odata.metadata=none")]
    [InlineData("metadata=none")]
    public async Task Without_metadata_there_are_no_annotations(string parameter)
    {
        var answer = (await park.GetAsync("/odata/spaces?$top=1", ("Accept", $"application/json;{parameter}"))).Is(HttpStatusCode.OK);
        Assert.DoesNotContain("@odata.context", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("@odata.etag", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_version_is_304_and_head_is_empty()
    {
        var read = (await park.GetAsync("/odata/spaces/lab")).Is(HttpStatusCode.OK);
        var again = (await park.GetAsync("/odata/spaces/lab", ("If-None-Match", read.ETag))).Is(HttpStatusCode.NotModified);
        Assert.Equal(read.ETag, again.ETag);
        var head = (await park.SendAsync(HttpMethod.Head, "/odata/spaces/lab", null)).Is(HttpStatusCode.OK);
        Assert.Equal(read.ETag, head.ETag);
        Assert.Empty(head.Body);
    }

    [Fact]
    public async Task A_client_may_prefer_a_minimal_answer()
    {
        var made = (await park.PostAsync("/odata/organisations", new { id = "min", name = "Minimal" }, ("Prefer", "return=minimal"))).Is(HttpStatusCode.NoContent);
        Assert.EndsWith("organisations('min')", made.Headers["OData-EntityId"], StringComparison.Ordinal);
        Assert.NotEmpty(made.ETag);
    }

    [Fact]
    public async Task A_malformed_if_match_is_400() => (await park.PatchAsync("/odata/spaces/lab", new { name = "x" }, "rubbish")).Is(HttpStatusCode.BadRequest);

    internal static void AssertNothingInternal(string body)
    {
        foreach (var word in new[] { "   at ", "Exception", "System.", "Microsoft.", "KnowledgePark.Api", ".cs", "SQLite" })
            Assert.DoesNotContain(word, body, StringComparison.Ordinal);
    }
}
