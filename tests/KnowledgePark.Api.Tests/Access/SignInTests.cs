using System.Net;
using System.Text;
using KnowledgePark.Access;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Api.Tests.Access;

/// <summary>How programs sign in, and what becomes of a token that is wrong, stolen, revoked or made with another.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private readonly TestPark _park = new() { More = TestPeople.Everybody(), Arguments = ["--KnowledgePark:SignIn:AuthorizationUri=https://login.example.org/authorize"] };

    public ValueTask InitializeAsync() => _park.InitializeAsync();

    public ValueTask DisposeAsync() => _park.DisposeAsync();

    [Fact]
    public async Task The_password_of_basic_is_the_token_and_the_user_name_means_nothing()
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{TestPeople.MemberOfA}"));
        (await _park.GetAsync("/odata/bookings", ("Authorization", $"Basic {basic}"))).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Bearer kp_wrong")]
    [InlineData("Bearer kp_test-revoked")]
    [InlineData("Bearer kp_test-expired")]
    [InlineData("Bearer")]
    [InlineData("Basic ")]
    [InlineData("Basic !!!")]
    [InlineData("Basic a3A=")]
    [InlineData("Digest x")]
    public async Task What_is_not_good_is_401_everywhere_and_says_how_to_sign_in(string authorization)
    {
        foreach (var path in new[] { "/odata/spaces", "/odata", "/calendars/spaces/room-1.ics", "/" })
        {
            var answer = (await _park.GetAsync(path, ("Authorization", authorization))).Is(HttpStatusCode.Unauthorized);
            Assert.Contains("Bearer realm=", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
            Assert.Contains("authorization_uri=\"https://login.example.org/authorize\"", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
            Assert.Contains("Basic realm=", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            OData.ProtocolTests.AssertNothingInternal(answer.Body);
        }
    }

    [Fact]
    public async Task Too_many_wrong_tokens_from_one_address_are_not_looked_at_any_more_but_a_known_one_still_works()
    {
        (await _park.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings")).Is(HttpStatusCode.OK);
        for (var i = 0; i < KnowledgePark.Api.Access.FailedSignIns.Usual; i++)
            (await _park.GetAsAsync($"kp_guess-{i}", "/odata/spaces")).Is(HttpStatusCode.Unauthorized);
        var blocked = (await _park.GetAsAsync("kp_guess", "/odata/spaces")).Is(HttpStatusCode.TooManyRequests);
        Assert.NotEmpty(blocked.Headers["Retry-After"]);
        (await _park.GetAsAsync(TestPeople.MemberOfB, "/odata/bookings")).Is(HttpStatusCode.TooManyRequests);
        (await _park.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings")).Is(HttpStatusCode.OK);
        (await _park.GetAsAsync(null, "/odata/spaces")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_is_told_once_and_is_good_until_it_is_revoked()
    {
        var issued = (await IssueAsync(TestPeople.MemberOfA, new { label = "Laptop", scope = "book" })).Is(HttpStatusCode.OK).Json;
        var (id, token) = (issued.GetProperty("id").GetString()!, issued.GetProperty("token").GetString()!); // An issued token has both.
        var mine = (await _park.GetAsAsync(token, "/odata/accessTokens")).Is(HttpStatusCode.OK);
        Assert.Contains(id, mine.Ids);
        Assert.DoesNotContain(token, mine.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", mine.Body, StringComparison.OrdinalIgnoreCase);
        var stored = await _park.Store.FindAsync<AccessToken>(id, TestPark.Ct);
        Assert.NotEqual(token, stored!.Hash);
        (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Delete, $"/odata/accessTokens/{id}", null, ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
        (await _park.GetAsAsync(token, "/odata/spaces")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_made_with_a_token_ends_with_it_and_makes_no_others()
    {
        var first = await TokenAsync(TestPeople.MemberOfA, new { label = "First", scope = "manage" });
        Assert.Equal("token-too-narrow", (await IssueAsync(first, new { label = "Second", scope = "read" })).Is(HttpStatusCode.Forbidden).Code);
        (await _park.AsAsync(TestPeople.MemberOfA, HttpMethod.Delete, $"/odata/accessTokens/{TestPeople.IdOf(TestPeople.MemberOfA)}", null, ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
        (await _park.GetAsAsync(first, "/odata/spaces")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_of_one_organisation_is_good_for_that_only()
    {
        await _park.Store.CommitAsync(new ChangeSet(Change.Create(new KnowledgePark.Tenants.Membership { Id = "uwe-acme", OrganisationId = "acme", PersonId = "uwe" })), TestPark.Ct);
        var narrow = await TokenAsync(TestPeople.MemberOfB, new { label = "Narrow", scope = "book", organisationId = "acme" });
        Assert.Equal(["of-a"], (await _park.GetAsAsync(narrow, "/odata/bookings?$filter=title ne null")).Ids);
        Assert.Equal(["of-a", "of-b"], (await _park.GetAsAsync(TestPeople.MemberOfB, "/odata/bookings?$filter=title ne null")).Ids);
        var operators = await TokenAsync(TestPeople.Operator, new { label = "Narrow", scope = "manage", organisationId = "acme" });
        (await _park.AsAsync(operators, HttpMethod.Post, "/odata/organisations", new { name = "x" })).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_expires_at_its_instant_and_notes_its_use_once_a_minute()
    {
        var token = await TokenAsync(TestPeople.MemberOfA, new { label = "Short", scope = "read", expiresAt = "2026-11-23T09:00:00Z" });
        var id = TestPeople.IdOf(token);
        (await _park.GetAsAsync(token, "/odata/spaces")).Is(HttpStatusCode.OK);
        var first = (await _park.Store.FindAsync<AccessToken>(id, TestPark.Ct))!.LastUsedAt;
        Assert.Equal(_park.Clock.GetCurrentInstant().ToDateTimeOffset(), first);
        _park.Clock.AdvanceSeconds(30);
        (await _park.GetAsAsync(token, "/odata/spaces")).Is(HttpStatusCode.OK);
        Assert.Equal(first, (await _park.Store.FindAsync<AccessToken>(id, TestPark.Ct))!.LastUsedAt);
        _park.Clock.AdvanceSeconds(31);
        (await _park.GetAsAsync(token, "/odata/spaces")).Is(HttpStatusCode.OK);
        Assert.NotEqual(first, (await _park.Store.FindAsync<AccessToken>(id, TestPark.Ct))!.LastUsedAt);
        _park.Clock.Advance(Duration.FromMinutes(59) - Duration.FromSeconds(61) + Duration.FromMinutes(1));
        (await _park.GetAsAsync(token, "/odata/spaces")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_loses_a_role_loses_it_at_once()
    {
        (await _park.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings?$filter=title ne null")).Is(HttpStatusCode.OK);
        (await _park.AsAsync(TestPeople.AdministratorOfA, HttpMethod.Delete, "/odata/memberships/iva-acme", null, ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
        Assert.Empty((await _park.GetAsAsync(TestPeople.MemberOfA, "/odata/bookings")).Is(HttpStatusCode.OK).Ids);
    }

    private Task<Answer> IssueAsync(string by, object body) => _park.AsAsync(by, HttpMethod.Post, "/odata/accessTokens/issue", body);

    private async Task<string> TokenAsync(string by, object body) => (await IssueAsync(by, body)).Is(HttpStatusCode.OK).Json.GetProperty("token").GetString()!; // It has one.
}
