using System.Net;

namespace KnowledgePark.Api.Tests.Serving;

/// <summary>Behind the ingress of a deployment, which ends HTTPS and says so in a header: with the settings that the deployment states.</summary>
public sealed class BehindIngressTests : IAsyncLifetime
{
    private const string Lab = "/calendars/spaces/lab.ics";

    private readonly TestPark _park = new(["--ForwardedHeaders_Enabled=true", "--AllowedHosts=park.example.org;localhost"], null);

    public ValueTask InitializeAsync() => _park.InitializeAsync();

    public ValueTask DisposeAsync() => _park.DisposeAsync();

    [Fact]
    public async Task Addresses_that_it_hands_out_are_https()
    {
        var feed = (await GetAsync(Lab, "park.example.org", ("X-Forwarded-Proto", "https"))).Is(HttpStatusCode.OK).Body;
        Assert.Contains("https://park.example.org/calendars/spaces/lab.ics", feed.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_name_is_not_taken_from_a_header()
    {
        var feed = (await GetAsync(Lab, "park.example.org", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example.org"))).Is(HttpStatusCode.OK).Body;
        Assert.DoesNotContain("evil.example.org", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_last_hop_is_believed()
    {
        // What a caller adds stands in front of what the ingress adds.
        var feed = (await GetAsync(Lab, "park.example.org", ("X-Forwarded-Proto", "ftp, https"))).Is(HttpStatusCode.OK).Body;
        Assert.DoesNotContain("ftp:", feed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("park.example.org", HttpStatusCode.OK)]
    [InlineData("10.0.0.7:8080", HttpStatusCode.BadRequest)]
    [InlineData("evil.example.org", HttpStatusCode.BadRequest)]
    public async Task It_answers_its_own_names_and_the_one_that_the_probes_bring(string host, HttpStatusCode status) =>
        (await GetAsync("/health/live", host)).Is(status);

    private Task<Answer> GetAsync(string path, string host, params (string, string)[] headers) => _park.GetAsync(path, [("Host", host), .. headers]);
}
