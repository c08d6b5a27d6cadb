using System.Net;
using System.Text;
using System.Text.Json;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePark.Api.Tests.Media;

/// <summary>Photos, plans and documents by their addresses: read, put, taken away.</summary>
public sealed class MediaHttpTests(TestPark park) : IClassFixture<TestPark>
{
    [Fact]
    public async Task A_photo_is_put_read_replaced_and_taken_away()
    {
        const string path = "/odata/spaces('room-1')/photo";
        (await park.GetAsync(path)).Is(HttpStatusCode.NoContent);
        var put = (await park.PutAsync(path, "image/jpeg", Uploads.Jpeg())).Is(HttpStatusCode.NoContent);
        Assert.Equal(Uploads.TagOf(Uploads.Jpeg()), put.ETag);

        var (read, content) = await park.ReadAsync(path);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", put.ETag), (read.StatusCode, read.Content.Headers.ContentType?.ToString(), read.Headers.ETag?.Tag));
        Assert.Equal(Uploads.Jpeg(), content);

        var replaced = (await park.PutAsync(path, "image/png", Uploads.Png(), ("If-Match", put.ETag))).Is(HttpStatusCode.NoContent);
        Assert.Equal(Uploads.Png(), (await park.ReadAsync(path)).Content);
        (await park.SendAsync(HttpMethod.Delete, path, null, ("If-Match", put.ETag))).Is(HttpStatusCode.PreconditionFailed);
        (await park.SendAsync(HttpMethod.Delete, path, null, ("If-Match", replaced.ETag))).Is(HttpStatusCode.NoContent);
        (await park.GetAsync(path)).Is(HttpStatusCode.NoContent);
        (await park.SendAsync(HttpMethod.Delete, path, null)).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_replaced_content_and_that_of_a_removed_space_are_gone_from_the_store()
    {
        var blobs = park.Services.GetRequiredService<IBlobStore>();
        var made = (await park.PostAsync("/odata/spaces", new { id = "photographed", buildingId = "alpha", name = "x", kind = "office" })).Is(HttpStatusCode.Created);
        var first = (await park.PutAsync("/odata/spaces('photographed')/photo", "image/jpeg", Uploads.Jpeg(seed: 9))).Is(HttpStatusCode.NoContent);
        var second = (await park.PutAsync("/odata/spaces('photographed')/photo", "image/png", Uploads.Png(), ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
        Assert.Null(await blobs.FindAsync($"spaces/photographed/photo/{first.ETag.Trim('"')}", TestPark.Ct));
        Assert.NotNull(await blobs.FindAsync($"spaces/photographed/photo/{second.ETag.Trim('"')}", TestPark.Ct));
        (await park.SendAsync(HttpMethod.Delete, "/odata/spaces('photographed')", null, ("If-Match", made.ETag))).Is(HttpStatusCode.PreconditionFailed);
        Assert.NotNull(await blobs.FindAsync($"spaces/photographed/photo/{second.ETag.Trim('"')}", TestPark.Ct));
        (await park.SendAsync(HttpMethod.Delete, "/odata/spaces('photographed')", null, ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
        Assert.Null(await blobs.FindAsync($"spaces/photographed/photo/{second.ETag.Trim('"')}", TestPark.Ct));
    }

    [Fact]
    public async Task A_record_says_where_its_photo_is_of_what_type_and_by_which_tag_it_is_known()
    {
        var put = (await park.PutAsync("/odata/spaces('hall')/photo", "image/jpeg", Uploads.Jpeg())).Is(HttpStatusCode.NoContent);
        var space = (await park.GetAsync("/odata/spaces('hall')")).Is(HttpStatusCode.OK).Json;
        Assert.EndsWith("/odata/spaces('hall')/photo", space.GetProperty("photo@odata.mediaReadLink").GetString(), StringComparison.Ordinal);
        Assert.Equal("image/jpeg", space.GetProperty("photo@odata.mediaContentType").GetString());
        Assert.Equal(put.ETag, space.GetProperty("photo@odata.mediaEtag").GetString());
        Assert.False(space.TryGetProperty("photo", out _));
        Assert.DoesNotContain("document@", space.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("mediaEditLink", space.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Uploads.Jpeg(), (await park.ReadAsync(space.GetProperty("photo@odata.mediaReadLink").GetString()!)).Content); // It is there: see above.
        Assert.Contains("mediaEditLink", (await park.GetAsync("/odata/spaces('hall')", ("Accept", "application/json;metadata=full"))).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("@odata", (await park.GetAsync("/odata/spaces('hall')", ("Accept", "application/json;metadata=none"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Select_takes_and_leaves_out_streams_and_expand_shows_them()
    {
        (await park.PutAsync("/odata/spaces('cell-a')/photo", "image/jpeg", Uploads.Jpeg())).Is(HttpStatusCode.NoContent);
        var selected = (await park.GetAsync("/odata/spaces?$filter=id eq 'cell-a'&$select=photo")).Is(HttpStatusCode.OK);
        Assert.Equal(
            ["@odata.etag", "photo@odata.mediaReadLink", "photo@odata.mediaContentType", "photo@odata.mediaEtag"],
            Assert.Single(selected.Value).EnumerateObject().Select(p => p.Name));
        Assert.DoesNotContain("photo", (await park.GetAsync("/odata/spaces('cell-a')?$select=name")).Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
        Assert.Contains("photo@odata.mediaEtag", (await park.GetAsync("/odata/buildings('alpha')?$expand=spaces($select=photo)")).Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
        Assert.Equal(Uploads.Jpeg(), (await park.ReadAsync("/odata/buildings('alpha')/spaces('cell-a')/photo")).Content);
    }

    [Theory]
    [InlineData("/odata/spaces?$filter=photo ne null")]
    [InlineData("/odata/spaces?$orderby=photo")]
    public async Task A_stream_is_neither_filtered_nor_ordered_by(string path)
    {
        var answer = await park.GetAsync(path);
        Assert.True(answer.Status is HttpStatusCode.NotImplemented or HttpStatusCode.BadRequest, answer.Body);
        Assert.NotEmpty(answer.Code);
    }

    [Fact]
    public async Task Changing_a_record_leaves_its_photo_and_a_body_cannot_state_one()
    {
        (await park.PutAsync("/odata/spaces('cell-b')/photo", "image/jpeg", Uploads.Jpeg())).Is(HttpStatusCode.NoContent);
        var changed = (await park.PatchAsync("/odata/spaces('cell-b')", new { name = "Renamed" })).Is(HttpStatusCode.OK);
        Assert.Equal(Uploads.TagOf(Uploads.Jpeg()), changed.Json.GetProperty("photo@odata.mediaEtag").GetString());
        // What was read may be sent back whole.
        (await park.PatchAsync("/odata/spaces('cell-b')", changed.Body)).Is(HttpStatusCode.OK);
        object forged = new { contentType = "image/png", length = 1, sha256 = new string('a', 64), changedAt = "2026-11-23T08:00:00Z" };
        Assert.Equal("read-only-property", (await park.PatchAsync("/odata/spaces('cell-b')", new { photo = forged })).Is(HttpStatusCode.BadRequest).Code);
        Assert.Equal("read-only-property", (await park.PatchAsync("/odata/spaces('cell-b')", "{\"photo\":null}")).Is(HttpStatusCode.BadRequest).Code);
        Assert.Equal("read-only-property", (await park.PostAsync("/odata/spaces", new { buildingId = "alpha", name = "x", kind = "office", photo = forged })).Is(HttpStatusCode.BadRequest).Code);
    }

    [Fact]
    public async Task Reading_is_revalidated_by_the_tag_and_takes_ranges_and_head()
    {
        const string path = "/odata/buildings('alpha')/document";
        var put = (await park.PutAsync(path, "application/pdf", Uploads.Pdf(100_000))).Is(HttpStatusCode.NoContent);
        var same = (await park.GetAsync(path, ("If-None-Match", put.ETag))).Is(HttpStatusCode.NotModified);
        Assert.Equal(put.ETag, same.ETag);
        Assert.Empty(same.Body);
        (await park.GetAsync(path, ("If-None-Match", "\"another\""))).Is(HttpStatusCode.OK);

        var (part, content) = await park.ReadAsync(path, ("Range", "bytes=50000-50099"));
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 50000-50099/100000"), (part.StatusCode, part.Content.Headers.ContentRange?.ToString()));
        Assert.Equal(Uploads.Pdf(100_000)[50_000..50_100], content);
        Assert.Equal(HttpStatusCode.OK, (await park.ReadAsync(path, ("Range", "bytes=0-1"), ("If-Range", "\"another\""))).Response.StatusCode);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await park.ReadAsync(path, ("Range", "bytes=100000-"))).Response.StatusCode);

        var head = (await park.SendAsync(HttpMethod.Head, path, null)).Is(HttpStatusCode.OK);
        Assert.Equal(("100000", put.ETag, ""), (head.Headers["Content-Length"], head.ETag, head.Body));
    }

    [Theory]
    [InlineData("/odata/spaces('room-2')/photo", "image/jpeg", "inline; filename=\"room-2-photo.jpg\"")]
    [InlineData("/odata/floors('alpha-0')/plan", "image/svg+xml", "attachment; filename=\"alpha-0-plan.svg\"")]
    [InlineData("/odata/spaces('room-2')/document", "application/pdf", "attachment; filename=\"room-2-document.pdf\"")]
    public async Task An_uploaded_file_can_do_nothing_in_our_origin(string path, string contentType, string disposition)
    {
        var content = contentType switch { "image/jpeg" => Uploads.Jpeg(), "application/pdf" => Uploads.Pdf(), _ => Encoding.UTF8.GetBytes(Uploads.Svg) };
        var put = (await park.PutAsync(path, contentType, content)).Is(HttpStatusCode.NoContent);
        var read = (await park.GetAsync(path, ("Accept", "image/*"))).Is(HttpStatusCode.OK);
        AssertHarmless(read, contentType, disposition);
        var address = (await park.GetAsync($"{path[..path.LastIndexOf('/')]}/getMediaAddress(media='{path.Split('/')[^1]}')")).Is(HttpStatusCode.OK);
        AssertHarmless((await park.GetAsync(address.Json.GetProperty("url").GetString()!)).Is(HttpStatusCode.OK), contentType, disposition); // It has one.
        Assert.Contains("sandbox", (await park.GetAsync(path, ("If-None-Match", put.ETag))).Is(HttpStatusCode.NotModified).Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_kept_without_what_could_run()
    {
        const string path = "/odata/floors('alpha-1')/plan";
        (await park.PutAsync(path, "image/svg+xml; charset=utf-8", Uploads.Svg.Replace("<path", "<script>alert(1)</script><path onclick=\"x()\"", StringComparison.Ordinal))).Is(HttpStatusCode.NoContent);
        var plan = (await park.GetAsync(path)).Is(HttpStatusCode.OK);
        Assert.DoesNotContain("script", plan.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", plan.Body, StringComparison.Ordinal);
        Assert.Contains("id=\"unit-1\" data-room=\"104\"", plan.Body, StringComparison.Ordinal);
        Assert.Equal(Uploads.TagOf(Encoding.UTF8.GetBytes(plan.Body)), plan.ETag);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_with_a_code()
    {
        const string photo = "/odata/spaces('room-3')/photo";
        Assert.Equal("unsupported-media", (await park.PutAsync(photo, "image/gif", [.. "GIF89a"u8])).Is(HttpStatusCode.UnsupportedMediaType).Code);
        Assert.Equal("unsupported-media", (await park.PutAsync(photo, null, Uploads.Jpeg())).Is(HttpStatusCode.UnsupportedMediaType).Code);
        Assert.Equal("unsupported-media", (await park.PutAsync(photo, "image/svg+xml", Uploads.Svg)).Is(HttpStatusCode.UnsupportedMediaType).Code);
        Assert.Equal("media-type-mismatch", (await park.PutAsync(photo, "image/jpeg", Uploads.Png())).Is(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("media-type-mismatch", (await park.PutAsync(photo, "image/png", "<html><script>alert(1)</script></html>")).Is(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("empty-media", (await park.PutAsync(photo, "image/jpeg", [])).Is(HttpStatusCode.UnprocessableEntity).Code);
        var bomb = (await park.PutAsync("/odata/floors('alpha-1')/plan", "image/svg+xml", [.. "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>"u8], ("If-None-Match", "\"x\""))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(("unsafe-svg", "plan"), (bomb.Code, bomb.Json.GetProperty("error").GetProperty("target").GetString()));
        (await park.PutAsync("/odata/spaces('nowhere')/photo", "image/jpeg", Uploads.Jpeg())).Is(HttpStatusCode.NotFound);
        (await park.PutAsync("/odata/spaces('room-3')/plan", "image/png", Uploads.Png())).Is(HttpStatusCode.NotFound);
        (await park.GetAsync("/odata/spaces('room-3')/photo/$value")).Is(HttpStatusCode.NotFound);
        Assert.Equal("GET, HEAD, PUT, DELETE", (await park.PostAsync(photo, "{}")).Is(HttpStatusCode.MethodNotAllowed).Headers["Allow"]);
        (await park.GetAsync(photo)).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_limit_holds_with_and_without_a_stated_length()
    {
        const string path = "/odata/spaces('attic')/photo";
        const int max = 10 * 1024 * 1024;
        Assert.Equal("media-too-large", (await park.PutAsync(path, "image/jpeg", Uploads.Jpeg(max + 1))).Is(HttpStatusCode.RequestEntityTooLarge).Code);
        using var unstated = new UnstatedLength(Uploads.Jpeg(max + 1));
        Assert.Equal("media-too-large", (await park.PutAsync(path, "image/jpeg", unstated)).Is(HttpStatusCode.RequestEntityTooLarge).Code);
        (await park.GetAsync(path)).Is(HttpStatusCode.NoContent);
        using var largest = new UnstatedLength(Uploads.Jpeg(max));
        (await park.PutAsync(path, "image/jpeg", largest)).Is(HttpStatusCode.NoContent);
        Assert.Equal(Uploads.Jpeg(max), (await park.ReadAsync(path)).Content);
        (await park.PutAsync(path, "image/jpeg", Uploads.Jpeg(max))).Is(HttpStatusCode.PreconditionRequired);
        (await park.PutAsync(path, "image/gif", Uploads.Jpeg(max), ("If-Match", "*"))).Is(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task What_is_there_is_not_written_over_blindly()
    {
        const string path = "/odata/spaces('secret')/photo";
        (await park.PutAsync(path, "image/jpeg", Uploads.Jpeg(), ("If-Match", "*"))).Is(HttpStatusCode.PreconditionFailed);
        (await park.PutAsync(path, "image/jpeg", Uploads.Jpeg(), ("If-None-Match", "*"))).Is(HttpStatusCode.NoContent);
        (await park.PutAsync(path, "image/png", Uploads.Png(), ("If-None-Match", "*"))).Is(HttpStatusCode.PreconditionFailed);
        (await park.PutAsync(path, "image/png", Uploads.Png())).Is(HttpStatusCode.PreconditionRequired);
        (await park.SendAsync(HttpMethod.Delete, path, null)).Is(HttpStatusCode.PreconditionRequired);
        (await park.PutAsync(path, "image/png", Uploads.Png(), ("If-Match", "\"another\""))).Is(HttpStatusCode.PreconditionFailed);
        (await park.PutAsync(path, "image/png", Uploads.Png(), ("If-Match", "rubbish"))).Is(HttpStatusCode.BadRequest);
        Assert.Equal(Uploads.Jpeg(), (await park.ReadAsync(path)).Content);
    }

    [Fact]
    public async Task Of_many_who_put_the_first_photo_exactly_one_wins()
    {
        const string path = "/odata/spaces('desk-1')/photo";
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => park.PutAsync(path, "image/jpeg", Uploads.Jpeg(seed: (byte)i), ("If-None-Match", "*"))));
        var winner = Assert.Single(answers, a => a.Status == HttpStatusCode.NoContent);
        Assert.All(answers.Where(a => a != winner), a => a.Is(HttpStatusCode.PreconditionFailed));
        var (read, content) = await park.ReadAsync(path);
        Assert.Equal((winner.ETag, winner.ETag), (read.Headers.ETag?.Tag, Uploads.TagOf(content)));
    }

    [Fact]
    public async Task An_upload_and_a_change_of_the_record_do_not_get_in_each_others_way()
    {
        const string path = "/odata/buildings('beta')";
        var uploads = Enumerable.Range(0, 10).Select(i => park.PutAsync($"{path}/photo", "image/jpeg", Uploads.Jpeg(seed: (byte)i), ("If-None-Match", "\"x\"")));
        var changes = Enumerable.Range(0, 10).Select(i => park.PatchAsync(path, new { address = $"{i} Street" }));
        var answers = await Task.WhenAll(uploads.Concat(changes));
        Assert.All(answers.Take(10), a => Assert.True(a.Status is HttpStatusCode.NoContent or HttpStatusCode.ServiceUnavailable, a.Body));
        var building = (await park.GetAsync(path)).Is(HttpStatusCode.OK).Json;
        var (read, content) = await park.ReadAsync($"{path}/photo");
        Assert.Equal(building.GetProperty("photo@odata.mediaEtag").GetString(), Uploads.TagOf(content));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.NotNull((await park.Store.FindAsync<Building>("beta", "beta", TestPark.Ct))?.Photo);
    }

    private static void AssertHarmless(Answer read, string contentType, string disposition)
    {
        Assert.Equal((contentType, disposition, "nosniff"), (read.Headers["Content-Type"], read.Headers["Content-Disposition"], read.Headers["X-Content-Type-Options"]));
        Assert.StartsWith("sandbox; default-src 'none'", read.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    /// <summary>A body that is sent in chunks, as from a camera that does not know how long its picture will be.</summary>
    private sealed class UnstatedLength(byte[] content) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(content).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
