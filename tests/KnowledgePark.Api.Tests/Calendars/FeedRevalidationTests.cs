using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace KnowledgePark.Api.Tests.Calendars;

/// <summary>How a feed is fetched again and again: tags, dates, compression, and what is refused.</summary>
public sealed class FeedRevalidationTests : IAsyncLifetime
{
    private const string Lab = "/calendars/spaces/lab.ics";

    private readonly TestPark _park = new();

    public ValueTask InitializeAsync() => _park.InitializeAsync();

    public ValueTask DisposeAsync() => _park.DisposeAsync();

    [Fact]
    public async Task Every_answer_carries_the_headers_of_a_public_feed()
    {
        var feed = await _park.GetAsync(Lab);
        var again = (await _park.GetAsync(Lab, ("If-None-Match", feed.ETag))).Is(HttpStatusCode.NotModified);
        foreach (var answer in (Answer[])[feed, again])
        {
            Assert.Equal("public, max-age=300", answer.Headers["Cache-Control"]);
            Assert.Equal("Accept-Encoding", answer.Headers["Vary"]);
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
            Assert.Equal("noindex", answer.Headers["X-Robots-Tag"]);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal(feed.Headers["Last-Modified"], answer.Headers["Last-Modified"]);
        }
    }

    [Fact]
    public async Task The_tag_says_whether_the_feed_has_changed()
    {
        var feed = (await _park.GetAsync(Lab)).Is(HttpStatusCode.OK);
        var same = (await _park.GetAsync(Lab, ("If-None-Match", feed.ETag))).Is(HttpStatusCode.NotModified);
        await _park.BookAsync("room-1", "10:00", "11:00");
        (await _park.GetAsync(Lab, ("If-None-Match", feed.ETag))).Is(HttpStatusCode.NotModified);
        await _park.BookAsync("lab", "10:00", "11:00");
        var next = (await _park.GetAsync(Lab, ("If-None-Match", feed.ETag))).Is(HttpStatusCode.OK);
        Assert.Equal(("", feed.ETag), (same.Body, same.ETag));
        Assert.NotEqual(feed.ETag, next.ETag);
        Assert.DoesNotContain("W/", next.ETag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_date_says_whether_the_feed_has_changed()
    {
        await _park.BookAsync("lab", "10:00", "11:00");
        _park.Clock.AdvanceMinutes(5);
        var feed = await _park.GetAsync(Lab);
        Assert.Equal("Mon, 23 Nov 2026 08:00:00 GMT", feed.Headers["Last-Modified"]);
        (await _park.GetAsync(Lab, ("If-Modified-Since", feed.Headers["Last-Modified"]))).Is(HttpStatusCode.NotModified);
        await _park.BookAsync("lab", "12:00", "13:00");
        (await _park.GetAsync(Lab, ("If-Modified-Since", feed.Headers["Last-Modified"]))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_within_the_second_of_the_fetch_is_noticed_by_date()
    {
        await _park.BookAsync("lab", "10:00", "11:00");
        var date = (await _park.GetAsync(Lab)).Headers["Last-Modified"];
        (await _park.GetAsync(Lab, ("If-Modified-Since", date))).Is(HttpStatusCode.NotModified);
        await _park.BookAsync("lab", "12:00", "13:00"); // The clock stands still.
        (await _park.GetAsync(Lab, ("If-Modified-Since", date))).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/odata/spaces('lab')")]
    [InlineData("/odata/buildings('alpha')")]
    [InlineData("/odata/parks('park')")]
    public async Task A_new_name_is_noticed_by_tag_and_by_date(string record)
    {
        var feed = await _park.GetAsync(Lab);
        _park.Clock.AdvanceMinutes(5);
        (await _park.PatchAsync(record, new { name = "Renamed" })).Is(HttpStatusCode.OK);
        Assert.Contains("Renamed", (await _park.GetAsync(Lab, ("If-None-Match", feed.ETag))).Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
        (await _park.GetAsync(Lab, ("If-Modified-Since", feed.Headers["Last-Modified"]))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_tag_beats_the_date()
    {
        var feed = await _park.GetAsync(Lab);
        (await _park.GetAsync(Lab, ("If-None-Match", "\"other\""), ("If-Modified-Since", "Fri, 01 Jan 2027 00:00:00 GMT"))).Is(HttpStatusCode.OK);
        (await _park.GetAsync(Lab, ("If-None-Match", $"\"other\", W/{feed.ETag}"), ("If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"))).Is(HttpStatusCode.NotModified);
        (await _park.GetAsync(Lab, ("If-None-Match", "*"))).Is(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_new_day_moves_the_window()
    {
        var feed = await _park.GetAsync(Lab);
        _park.Clock.AdvanceHours(24);
        var next = (await _park.GetAsync(Lab, ("If-None-Match", feed.ETag))).Is(HttpStatusCode.OK);
        Assert.Equal("Mon, 23 Nov 2026 22:00:00 GMT", next.Headers["Last-Modified"]); // Midnight in Sofia.
    }

    [Fact]
    public async Task Compressed_it_is_the_same_feed_under_another_tag()
    {
        var plain = await _park.GetAsync(Lab);
        using var request = new HttpRequestMessage(HttpMethod.Get, Lab);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await _park.Http.SendAsync(request, TestPark.Ct);
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(TestPark.Ct), CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Equal(plain.Body, await text.ReadToEndAsync(TestPark.Ct));
        Assert.NotEqual(plain.ETag, response.Headers.ETag?.Tag);
        (await _park.GetAsync(Lab, ("If-None-Match", $"{response.Headers.ETag}"))).Is(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("gzip;q=0, *")]
    [InlineData("identity, br")]
    [InlineData("")]
    public async Task It_is_not_compressed_for_whom_does_not_want_it(string acceptEncoding) =>
        Assert.DoesNotContain("Content-Encoding", (await _park.GetAsync(Lab, ("Accept-Encoding", acceptEncoding))).Headers.Keys);

    [Fact]
    public async Task HEAD_answers_as_GET_without_the_body()
    {
        var get = await _park.GetAsync(Lab);
        var head = (await _park.SendAsync(HttpMethod.Head, Lab, null)).Is(HttpStatusCode.OK);
        Assert.Equal("", head.Body);
        Assert.Equal(get.Headers.Where(h => h.Key != "Date"), head.Headers.Where(h => h.Key != "Date"));
        (await _park.SendAsync(HttpMethod.Head, Lab, null, ("If-None-Match", get.ETag))).Is(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/calendars/spaces/nowhere.ics", "There is no space 'nowhere' with a public calendar.")]
    [InlineData("/calendars/spaces/secret.ics", "There is no space 'secret' with a public calendar.")]
    [InlineData("/calendars/buildings/nowhere.ics", "There is no building 'nowhere' with a public calendar.")]
    public async Task What_has_no_public_feed_is_not_found(string path, string message)
    {
        var answer = (await _park.GetAsync(path, ("Accept", "text/calendar"))).Is(HttpStatusCode.NotFound);
        Assert.StartsWith("application/problem+json", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.StartsWith(message, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("unknown-calendar", answer.Json.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_feed_can_only_be_read(string method)
    {
        var answer = (await _park.SendAsync(new HttpMethod(method), Lab, null)).Is(HttpStatusCode.MethodNotAllowed);
        Assert.Equal("GET, HEAD", answer.Headers["Allow"]);
    }
}
