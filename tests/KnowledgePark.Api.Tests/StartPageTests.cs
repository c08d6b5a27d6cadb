using System.Net;

namespace KnowledgePark.Api.Tests;

/// <summary>The page at / says what the park is and leads to doors that open.</summary>
public sealed class StartPageTests(TestPark park) : IClassFixture<TestPark>
{
    [Fact]
    public async Task Every_link_of_the_start_page_answers()
    {
        var page = (await park.GetAsync("/")).Is(HttpStatusCode.OK).Body;
        Assert.Contains("Park of Knowledge", page, StringComparison.Ordinal);
        var links = page.Split("href=\"").Skip(1).Select(l => WebUtility.HtmlDecode(l[..l.IndexOf('"', StringComparison.Ordinal)])).ToList();
        Assert.True(links.Count >= 8);
        foreach (var link in links)
            (await park.GetAsync(link)).Is(HttpStatusCode.OK);
        (await park.GetAsync("/start.css")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Names_cannot_bring_markup_into_the_page()
    {
        (await park.PatchAsync("/odata/buildings/beta", new { name = "<script>alert(1)</script>" })).Is(HttpStatusCode.OK);
        Assert.DoesNotContain("<script", (await park.GetAsync("/")).Body, StringComparison.Ordinal);
    }
}
