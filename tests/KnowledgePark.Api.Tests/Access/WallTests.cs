using System.Net;
using KnowledgePark.Access;
using KnowledgePark.Bookings;

namespace KnowledgePark.Api.Tests.Access;

/// <summary>Attempts to do what is not one's own: in another's name, by fields that one may not set, by guessing versions, against the rules.</summary>
public sealed class WallTests : IAsyncLifetime
{
    private readonly TestPark _park = new() { More = TestPeople.Everybody() };

    public ValueTask InitializeAsync() => _park.InitializeAsync();

    public ValueTask DisposeAsync() => _park.DisposeAsync();

    [Fact]
    public async Task One_books_in_the_name_of_ones_own_organisation_only()
    {
        (await BookAsync(TestPeople.MemberOfA, "acme")).Is(HttpStatusCode.Created);
        Assert.Equal("not-permitted", (await BookAsync(TestPeople.MemberOfA, "uni")).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("token-too-narrow", (await BookAsync(TestPeople.ReaderOfA, "acme")).Is(HttpStatusCode.Forbidden).Code);
        (await BookAsync(null, "acme")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("not-permitted", (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Patch, "/odata/bookings/of-a", new { organisationId = "uni" }, ("If-Match", "*"))).Is(HttpStatusCode.Forbidden).Code);
    }

    [Fact]
    public async Task A_foreign_booking_and_one_that_is_not_there_get_the_same_answer()
    {
        var version = (await _park.GetAsync("/odata/bookings/of-b")).Is(HttpStatusCode.OK).ETag;
        foreach (var ifMatch in new[] { version, "W/\"1\"", "*", "rubbish" })
        {
            var foreign = await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Patch, "/odata/bookings/of-b", new { title = "mine" }, ("If-Match", ifMatch));
            var absent = await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Patch, "/odata/bookings/of-c", new { title = "mine" }, ("If-Match", ifMatch));
            Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
            Assert.Equal(absent.Body, foreign.Body.Replace("of-b", "of-c", StringComparison.Ordinal));
            (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Post, "/odata/bookings/of-b/cancel", new { }, ("If-Match", ifMatch))).Is(HttpStatusCode.NotFound);
            (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Delete, "/odata/bookings/of-b", null, ("If-Match", ifMatch))).Is(HttpStatusCode.NotFound);
        }

        (await _park.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings/of-b", ("If-None-Match", version))).Is(HttpStatusCode.OK);
        Assert.Equal(version, (await _park.GetAsync("/odata/bookings/of-b")).ETag);
    }

    [Theory]
    [InlineData("organisations/acme", "isActive", "false")]
    [InlineData("organisations/acme", "kind", "\"investor\"")]
    [InlineData("organisations/acme", "id", "\"uni\"")]
    [InlineData("memberships/iva-acme", "personId", "\"uwe\"")]
    [InlineData("memberships/iva-acme", "organisationId", "\"uni\"")]
    [InlineData("accessTokens/ANA", "scope", "\"read\"")]
    [InlineData("accessTokens/ANA", "expiresAt", "\"2030-01-01T00:00:00Z\"")]
    [InlineData("accessTokens/ANA", "revokedAt", "null")]
    [InlineData("accessTokens/ANA", "hash", "\"00\"")]
    public async Task A_field_that_is_not_ones_to_set_is_refused(string record, string field, string value)
    {
        var path = $"/odata/{record.Replace("ANA", TestPeople.IdOf(TestPeople.AdministratorOfA), StringComparison.Ordinal)}";
        var before = (await _park.GetAsAsync(TestPeople.AdministratorOfA, path)).Is(HttpStatusCode.OK);
        var answer = await _park.AsAsync(TestPeople.AdministratorOfA, HttpMethod.Patch, path, $"{{\"{field}\":{value}}}", ("If-Match", "*"));
        Assert.True((int)answer.Status is 400 or 403 or 422, $"{answer.Status} {answer.Body}");
        Assert.Equal(before.Body, (await _park.GetAsAsync(TestPeople.AdministratorOfA, path)).Body);
    }

    [Fact]
    public async Task A_scoped_operator_works_within_the_scope_only()
    {
        (await _park.AsAsync(TestPeople.OperatorOfBeta, HttpMethod.Patch, "/odata/spaces/desk-1", new { name = "Desk one" }, ("If-Match", "*"))).Is(HttpStatusCode.OK);
        (await _park.AsAsync(TestPeople.OperatorOfBeta, HttpMethod.Patch, "/odata/spaces/room-1", new { name = "Mine" }, ("If-Match", "*"))).Is(HttpStatusCode.NotFound);
        (await _park.AsAsync(TestPeople.OperatorOfHalls, HttpMethod.Patch, "/odata/spaces/hall", new { name = "Greatest hall" }, ("If-Match", "*"))).Is(HttpStatusCode.OK);
        (await _park.AsAsync(TestPeople.OperatorOfHalls, HttpMethod.Patch, "/odata/spaces/hall", new { kind = "office" }, ("If-Match", "*"))).Is(HttpStatusCode.Forbidden);
        (await _park.AsAsync(TestPeople.OperatorOfHalls, HttpMethod.Patch, "/odata/bookings/of-b", new { title = "x" }, ("If-Match", "*"))).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_operator_sets_rules_aside_with_a_reason_but_never_takes_what_is_taken()
    {
        var night = Against("room-1", "2026-11-25T01:00:00+02:00", "2026-11-25T02:00:00+02:00", "night");
        (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Post, "/odata/bookings/bookAgainstTheRules", night)).Is(HttpStatusCode.Forbidden);
        (await _park.AsAsync(TestPeople.Operator, HttpMethod.Post, "/odata/bookings/bookAgainstTheRules", night)).Is(HttpStatusCode.OK);
        Assert.Equal("reason-missing", (await _park.PostAsync("/odata/bookings/bookAgainstTheRules", Against("room-1", "2026-11-25T03:00:00+02:00", "2026-11-25T04:00:00+02:00", "none", " "))).Is(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("space-taken", (await _park.PostAsync("/odata/bookings/bookAgainstTheRules", Against("room-1", "2026-11-25T01:30:00+02:00", "2026-11-25T02:00:00+02:00", "again"))).Is(HttpStatusCode.Conflict).Code);
        var told = Assert.Single(await EntriesAsync("night"));
        Assert.Equal("Fire drill", told.Reason);
    }

    [Fact]
    public async Task What_is_done_is_told_in_the_audit_with_who_and_from_where_and_what_changed()
    {
        var made = (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Post, "/odata/bookings", TestPark.Body(["room-3"], "09:00", "10:00", "2026-12-10", id: "told"))).Is(HttpStatusCode.Created);
        _park.Clock.AdvanceSeconds(1);
        (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Patch, "/odata/bookings/told", new { title = "New title" }, ("If-Match", made.ETag))).Is(HttpStatusCode.OK);
        (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Patch, "/odata/people/iva", new { phone = "+359 2 555" }, ("If-Match", "*"))).Is(HttpStatusCode.OK);
        var entries = await EntriesAsync("told");
        Assert.Equal([AuditAct.Created, AuditAct.Changed], entries.Select(e => e.Act));
        Assert.All(entries, e => Assert.Equal(("iva", TestPeople.IdOf(TestPeople.MemberOfA), "alpha", "booking"), (e.PersonId, e.TokenId, e.Home, e.RecordType)));
        Assert.All(entries, e => Assert.Contains("127.0.0.1", e.Address, StringComparison.Ordinal));
        Assert.Contains("\"title\":\"Weekly\"", entries[1].Before, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"New title\"", entries[1].After, StringComparison.Ordinal);
        Assert.DoesNotContain("organisationId", entries[1].After, StringComparison.Ordinal);
        // That a phone number changed is told; the number is not, so that erasing the person erases it.
        Assert.Contains("phone", Assert.Single(await EntriesAsync("iva")).After, StringComparison.Ordinal);
        Assert.DoesNotContain("555", Assert.Single(await EntriesAsync("iva")).After, StringComparison.Ordinal);
        Assert.Contains("told", (await _park.GetAsync("/odata/auditEntries?$filter=recordId eq 'told'&$orderby=at")).Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_leaves_no_trace()
    {
        var before = await _park.Store.CountAsync<AuditEntry>(all => all, TestPark.Ct);
        await BookAsync(TestPeople.MemberOfA, "uni");
        await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Delete, "/odata/bookings/of-b", null, ("If-Match", "*"));
        Assert.Equal(before, await _park.Store.CountAsync<AuditEntry>(all => all, TestPark.Ct));
        Assert.Equal(BookingStatus.Confirmed, (await _park.Store.FindAsync<Booking>("of-b", TestPark.Ct))!.Status);
    }

    private Task<Answer> BookAsync(string? token, string organisation)
    {
        var body = TestPark.Body(["room-3"], "12:00", "13:00", "2026-12-11");
        body["organisationId"] = organisation;
        return _park.AsAsync(token, HttpMethod.Post, "/odata/bookings", body);
    }

    private static object Against(string space, string start, string end, string id, string because = "Fire drill") =>
        new { id, because, title = "Drill", organisationId = "acme", start, end, spaceIds = new[] { space } };

    private async Task<IReadOnlyList<AuditEntry>> EntriesAsync(string record) =>
        await _park.Store.QueryAsync<AuditEntry>(all => all.Where(e => e.RecordId == record).OrderBy(e => e.Id), TestPark.Ct);
}
