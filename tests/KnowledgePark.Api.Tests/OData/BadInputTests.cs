using System.Net;
using System.Text.Json;

namespace KnowledgePark.Api.Tests.OData;

/// <summary>Bad bodies: a clear error that names the property, and the server goes on.</summary>
public sealed class BadInputTests(TestPark park) : IClassFixture<TestPark>
{
    private const string Good = "\"title\":\"t\",\"organisationId\":\"acme\",\"start\":\"2026-12-01T09:00:00Z\",\"end\":\"2026-12-01T10:00:00Z\",\"spaceIds\":[\"room-1\"]";

    public static TheoryData<string, int, string, string?> Bodies => new()
    {
        { "", 400, "invalid-json", null },
        { "{", 400, "invalid-json", null },
        { "{\"title\":}", 400, "invalid-json", null },
        { "[]", 400, "invalid-json", null },
        { "null", 400, "invalid-json", null },
        { "\"text\"", 400, "invalid-json", null },
        { "{} {}", 400, "invalid-json", null },
        { "{}", 400, "missing-property", "title" },
        { $"{{{Good},\"colour\":\"red\"}}", 400, "unknown-property", "colour" },
        { $"{{{Good},\"version\":\"7\"}}", 400, "unknown-property", "version" },
        { $"{{{Good},\"requestDigest\":\"x\"}}", 400, "unknown-property", "requestDigest" },
        { $"{{{Good},\"status\":\"confirmed\"}}", 400, "unknown-property", "status" },
        { $"{{{Good},\"title\":\"twice\"}}", 400, "invalid-json", null },
        { Good_With("title", "5"), 400, "invalid-property", "title" },
        { Good_With("title", "null"), 400, "invalid-property", "title" },
        { Good_With("title", "\"   \""), 422, "title-missing", "title" },
        { Good_With("spaceIds", "\"room-1\""), 400, "invalid-property", "spaceIds" },
        { Good_With("spaceIds", "[5]"), 400, "invalid-property", "spaceIds" },
        { Good_With("spaceIds", "[null]"), 400, "invalid-property", "spaceIds" },
        { Good_With("spaceIds", "[]"), 422, "no-space", "spaceIds" },
        { Good_With("spaceIds", "[\"nowhere\"]"), 422, "unknown-space", "spaceIds" },
        { Good_With("organisationId", "\"nobody\""), 422, "unknown-organisation", "organisationId" },
        { Good_With("organisationId", "\"gone\""), 422, "unknown-organisation", "organisationId" },
        { Good_With("start", "\"tomorrow\""), 400, "invalid-property", "start" },
        { Good_With("start", "\"2026-12-01T09:00:00\""), 400, "invalid-property", "start" },
        { Good_With("start", "\"2026-12-01\""), 400, "invalid-property", "start" },
        { Good_With("start", "1764579600"), 400, "invalid-property", "start" },
        { Good_With("end", "\"2026-12-01T08:00:00Z\""), 422, "end-not-after-start", "end" },
        { Good_With("end", "\"2026-12-01T09:00:00Z\""), 422, "end-not-after-start", "end" },
        { Good_With("start", "\"0001-01-01T00:00:00Z\""), 422, "too-little-notice", "start" },
        { Good_With("start", "\"0001-01-01T00:00:00+14:00\""), 400, "invalid-property", "start" },
        { Good_With("end", "\"9999-12-31T23:59:59Z\""), 422, "beyond-horizon", "end" },
        { Good_With("end", "\"9999-12-31T23:59:59-14:00\""), 400, "invalid-property", "end" },
        { $"{{{Good},\"attendees\":0}}", 422, "attendees-not-positive", "attendees" },
        { $"{{{Good},\"attendees\":-1}}", 422, "attendees-not-positive", "attendees" },
        { $"{{{Good},\"attendees\":2.5}}", 400, "invalid-property", "attendees" },
        { $"{{{Good},\"attendees\":99999999999}}", 400, "invalid-property", "attendees" },
        { $"{{{Good},\"attendees\":\"4\"}}", 400, "invalid-property", "attendees" },
        { $"{{{Good},\"layout\":\"circle\"}}", 400, "invalid-property", "layout" },
        { $"{{{Good},\"layout\":3}}", 400, "invalid-property", "layout" },
        { $"{{{Good},\"id\":\"has space\"}}", 422, "invalid-id", "id" },
        { $"{{{Good},\"id\":\"../../etc\"}}", 422, "invalid-id", "id" },
        { $"{{{Good},\"id\":\"\"}}", 422, "invalid-id", "id" },
        { $"{{{Good},\"heldUntil\":\"2020-01-01T00:00:00Z\"}}", 422, "hold-out-of-range", "heldUntil" },
        { $"{{{Good},\"heldUntil\":\"2026-11-30T00:00:00Z\"}}", 422, "hold-out-of-range", "heldUntil" },
        { $"{{{Good},\"organisation@odata.bind\":\"organisations('acme')\"}}", 501, "not-supported", null },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_booking_is_refused_by_name(string body, int status, string code, string? target)
    {
        var answer = (await park.PostAsync("/odata/bookings", body)).Is((HttpStatusCode)status);
        Assert.Equal(code, answer.Code);
        if (target is not null)
            Assert.Equal(target, answer.Json.GetProperty("error").GetProperty("target").GetString());
        ProtocolTests.AssertNothingInternal(answer.Body);
    }

    [Fact]
    public async Task A_title_of_a_megabyte_is_refused_and_a_body_of_five_is_too_large()
    {
        Assert.Equal("title-too-long", (await park.PostAsync("/odata/bookings", Good_With("title", $"\"{new string('x', 1_000_000)}\""))).Is(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("body-too-large", (await park.PostAsync("/odata/bookings", Good_With("title", $"\"{new string('x', 5_000_000)}\""))).Is(HttpStatusCode.RequestEntityTooLarge).Code);
        (await park.GetAsync("/odata/bookings")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Emoji_and_cyrillic_come_back_as_they_went_in()
    {
        const string Title = "Ден на отворените врати 🚀👩‍🔬 \u0000 <b> \"quoted\"";
        var made = (await park.PostAsync("/odata/bookings", Good_With("title", JsonSerializer.Serialize(Title)))).Is(HttpStatusCode.Created);
        Assert.Equal(Title, made.Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_415()
    {
        var answer = await park.SendAsync(HttpMethod.Post, "/odata/bookings", "title=x", ("Content-Type", "application/x-www-form-urlencoded"));
        Assert.Equal("unsupported-media-type", answer.Is(HttpStatusCode.UnsupportedMediaType).Code);
    }

    [Fact]
    public async Task Deep_json_is_refused() =>
        (await park.PostAsync("/odata/bookings", new string('[', 10_000) + new string(']', 10_000))).Is(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("{\"id\":\"other\"}", "read-only-property")]
    [InlineData("{\"status\":\"cancelled\"}", "read-only-property")]
    [InlineData("{\"buildingId\":\"beta\"}", "read-only-property")]
    [InlineData("{\"title\":null}", "invalid-property")]
    [InlineData("{\"start\":\"noon\"}", "invalid-property")]
    public async Task A_bad_change_is_refused_by_name(string body, string code)
    {
        await park.PostAsync("/odata/bookings", $"{{\"id\":\"bad-change\",{Good.Replace("2026-12-01", "2026-12-30", StringComparison.Ordinal)}}}");
        Assert.Equal(code, (await park.PatchAsync("/odata/bookings/bad-change", body)).Is(HttpStatusCode.BadRequest).Code);
    }

    [Fact]
    public async Task Errors_are_the_golden_ones()
    {
        await park.PostAsync("/odata/bookings", $"{{\"id\":\"golden\",{Good.Replace("2026-12-01", "2026-12-29", StringComparison.Ordinal)}}}");
        var text = new List<string>();
        foreach (var (what, answer) in new[]
        {
            ("taken", await park.BookAsync("room-1", "11:30", "12:30", "2026-12-29")),
            ("too many people", await park.BookAsync("room-1", "09:00", "10:00", "2026-12-29", attendees: 10)),
            ("night", await park.BookAsync("room-1", "05:00", "06:00", "2026-12-29")),
            ("past", await park.BookAsync("room-1", "09:00", "10:00", "2026-11-02")),
            ("unknown property", await park.PostAsync("/odata/bookings", "{\"colour\":1}")),
            ("not found", await park.GetAsync("/odata/spaces/nowhere")),
            ("no version", await park.PatchAsync("/odata/bookings/golden", new { title = "x" }, null)),
            ("not offered", await park.GetAsync("/odata/spaces?$apply=aggregate($count as n)")),
        })
            text.Add($"{what}: {(int)answer.Status}\n{JsonSerializer.Serialize(answer.Json, s_indented)}\n");
        Golden.Check("errors.txt", string.Join('\n', text));
    }

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Good_With(string property, string value)
    {
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>($"{{{Good}}}")!; // It is an object.
        return $"{{{string.Join(',', members.Select(m => $"\"{m.Key}\":{(m.Key == property ? value : m.Value.GetRawText())}"))}}}";
    }
}
