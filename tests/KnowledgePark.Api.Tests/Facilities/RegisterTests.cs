using System.Net;

namespace KnowledgePark.Api.Tests.Facilities;

/// <summary>Places and tenants are created, changed and removed with versions, and only if they make sense.</summary>
public sealed class RegisterTests(TestPark park) : IClassFixture<TestPark>
{
    [Fact]
    public async Task A_space_is_created_changed_and_removed()
    {
        var made = (await park.PostAsync("/odata/spaces", new { id = "new-1", buildingId = "alpha", name = "New", kind = "office", capacity = 2 })).Is(HttpStatusCode.Created);
        var changed = (await park.PatchAsync("/odata/spaces/new-1", new { capacity = 3, policy = new { minLength = "PT1H" } }, made.ETag)).Is(HttpStatusCode.OK);
        Assert.Equal(3, changed.Json.GetProperty("capacity").GetInt32());
        Assert.Equal("New", changed.Json.GetProperty("name").GetString());
        Assert.Equal("PT1H", changed.Json.GetProperty("policy").GetProperty("minLength").GetString());
        (await park.PatchAsync("/odata/spaces/new-1", new { capacity = 4 }, made.ETag)).Is(HttpStatusCode.PreconditionFailed);
        (await park.SendAsync(HttpMethod.Delete, "/odata/spaces/new-1", null, ("If-Match", changed.ETag))).Is(HttpStatusCode.NoContent);
        (await park.GetAsync("/odata/spaces/new-1")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_id_is_made_where_none_is_stated()
    {
        var made = (await park.PostAsync("/odata/organisations", new { name = "Nameless" })).Is(HttpStatusCode.Created);
        (await park.GetAsync(new Uri(made.Headers["Location"]).AbsolutePath)).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("buildings", "{\"parkId\":\"nowhere\",\"name\":\"x\"}", "unknown-reference", "parkId")]
    [InlineData("buildings", "{\"parkId\":\"park\",\"name\":\"\"}", "invalid-value", "name")]
    [InlineData("buildings", "{\"parkId\":\"park\",\"name\":\"x\",\"timeZone\":\"Europe/Atlantis\"}", "invalid-value", "timeZone")]
    [InlineData("buildings", "{\"parkId\":\"park\",\"name\":\"x\",\"openingHours\":[{\"day\":\"monday\",\"opens\":\"10:00:00\",\"closes\":\"09:00:00\"}]}", "invalid-value", "openingHours")]
    [InlineData("buildings", "{\"parkId\":\"park\",\"name\":\"x\",\"policy\":{\"slotGrid\":\"PT7M\"}}", "invalid-value", "policy/slotGrid")]
    [InlineData("floors", "{\"buildingId\":\"nowhere\",\"name\":\"x\"}", "unknown-reference", "buildingId")]
    [InlineData("spaces", "{\"buildingId\":\"beta\",\"floorId\":\"alpha-0\",\"name\":\"x\",\"kind\":\"office\"}", "unknown-reference", "floorId")]
    [InlineData("spaces", "{\"buildingId\":\"alpha\",\"name\":\"x\",\"kind\":\"office\",\"capacity\":0}", "invalid-value", "capacity")]
    [InlineData("spaces", "{\"buildingId\":\"alpha\",\"name\":\"x\",\"kind\":\"office\",\"mode\":\"unavailable\"}", "invalid-value", "modeReason")]
    [InlineData("spaces", "{\"buildingId\":\"alpha\",\"name\":\"x\",\"kind\":\"office\",\"cellIds\":[\"hall\",\"lab\"]}", "invalid-value", "cellIds")]
    [InlineData("spaces", "{\"id\":\"lab\",\"buildingId\":\"alpha\",\"name\":\"x\",\"kind\":\"office\"}", "id-already-used", "id")]
    [InlineData("closures", "{\"buildingId\":\"alpha\",\"reason\":\"x\",\"start\":\"2026-12-02T00:00:00Z\",\"end\":\"2026-12-01T00:00:00Z\"}", "invalid-value", "end")]
    [InlineData("equipment", "{\"buildingId\":\"alpha\",\"name\":\"x\",\"quantity\":0}", "invalid-value", "quantity")]
    [InlineData("organisations", "{\"name\":\"x\",\"website\":\"javascript:alert(1)\"}", "invalid-value", "website")]
    [InlineData("people", "{\"name\":\"x\",\"email\":\"nobody\"}", "invalid-value", "email")]
    [InlineData("memberships", "{\"organisationId\":\"nowhere\",\"personId\":\"iva\"}", "unknown-reference", "organisationId")]
    public async Task What_makes_no_sense_is_422(string set, string body, string code, string target)
    {
        var answer = (await park.PostAsync($"/odata/{set}", body)).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(code, answer.Code);
        Assert.Equal(target, answer.Json.GetProperty("error").GetProperty("target").GetString());
    }

    [Theory]
    [InlineData("{\"openingHours\":[null]}")]
    [InlineData("{\"openingHours\":[{\"day\":\"monday\"}]}")]
    [InlineData("{\"openingHours\":{}}")]
    [InlineData("{\"policy\":null}")]
    [InlineData("{\"policy\":{\"minLength\":\"soon\"}}")]
    [InlineData("{\"features\":[null]}")]
    [InlineData("{\"capacities\":[{\"layout\":\"theatre\",\"people\":\"many\"}]}")]
    public async Task A_change_of_a_wrong_shape_is_400(string body) => (await park.PatchAsync("/odata/spaces/lab", body)).Is(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("buildings/alpha")]
    [InlineData("floors/alpha-0")]
    [InlineData("spaces/cell-a")]
    [InlineData("organisations/acme")]
    [InlineData("people/iva")]
    [InlineData("parks/park")]
    public async Task What_others_refer_to_is_not_removed(string path) =>
        Assert.Equal("still-referred", (await park.SendAsync(HttpMethod.Delete, $"/odata/{path}", null, ("If-Match", "*"))).Is(HttpStatusCode.UnprocessableEntity).Code);

    [Fact]
    public async Task The_cells_of_a_booked_hall_stay_as_they_are()
    {
        (await park.BookAsync("hall-ab", "18:00", "19:00", "2026-12-22")).Is(HttpStatusCode.Created);
        Assert.Equal("still-referred", (await park.PatchAsync("/odata/spaces/hall-ab", new { cellIds = new[] { "cell-b", "cell-c" } })).Is(HttpStatusCode.UnprocessableEntity).Code);
    }

    [Fact]
    public async Task A_record_stays_in_its_building() =>
        (await park.PatchAsync("/odata/spaces/lab", new { buildingId = "beta" })).Is(HttpStatusCode.UnprocessableEntity);
}
