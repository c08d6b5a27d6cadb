using System.Net;
using NodaTime;

namespace KnowledgePark.Api.Tests.Media;

/// <summary>Addresses that end.</summary>
public sealed class SignedAddressTests(TestPark park) : IClassFixture<TestPark>
{
    [Fact]
    public async Task An_address_shows_the_photo_until_it_ends_and_not_a_second_longer()
    {
        (await park.PutAsync("/odata/spaces('lab')/photo", "image/jpeg", Uploads.Jpeg(), ("If-None-Match", "\"x\""))).Is(HttpStatusCode.NoContent);
        var address = (await park.GetAsync("/odata/spaces('lab')/getMediaAddress?media=photo&minutes=5")).Is(HttpStatusCode.OK).Json;
        var url = address.GetProperty("url").GetString()!; // It has one.
        Assert.Equal("image/jpeg", address.GetProperty("contentType").GetString());
        Assert.Equal(park.Clock.GetCurrentInstant() + Duration.FromMinutes(5), Instant.FromDateTimeOffset(address.GetProperty("expiresAt").GetDateTimeOffset()));

        var (read, content) = await park.ReadAsync(url);
        Assert.Equal(Uploads.Jpeg(), content);
        Assert.Equal((true, TimeSpan.FromMinutes(5)), (read.Headers.CacheControl?.Private, read.Headers.CacheControl?.MaxAge));
        park.Clock.Advance(Duration.FromMinutes(5) - Duration.FromSeconds(1));
        (await park.GetAsync(url)).Is(HttpStatusCode.OK);
        park.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal("address-expired", (await park.GetAsync(url)).Is(HttpStatusCode.Gone).Json.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("until=", "until=1")] // longer
    [InlineData("signature=", "signature=0")]
    [InlineData("/photo/", "/document/")]
    [InlineData("spaces/room-1", "spaces/room-2")]
    [InlineData("&signature=", "&other=")]
    [InlineData("until=", "later=")]
    [InlineData("until=", "until=-")]
    [InlineData("until=", "until=99999999999999999")]
    public async Task An_address_that_was_changed_shows_nothing(string part, string other)
    {
        await park.PutAsync("/odata/spaces('room-1')/photo", "image/jpeg", Uploads.Jpeg());
        var url = (await park.GetAsync("/odata/spaces('room-1')/getMediaAddress(media='photo')")).Is(HttpStatusCode.OK).Json.GetProperty("url").GetString()!; // It has one.
        Assert.Contains(part, url, StringComparison.Ordinal);
        Assert.Equal("address-not-signed", (await park.GetAsync(url.Replace(part, other, StringComparison.Ordinal))).Is(HttpStatusCode.Forbidden).Json.GetProperty("code").GetString());
        (await park.GetAsync(url)).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("getMediaAddress(media='photo')", HttpStatusCode.NotFound)]
    [InlineData("getMediaAddress(media='plan')", HttpStatusCode.BadRequest)]
    [InlineData("getMediaAddress(media='photo',minutes=0)", HttpStatusCode.BadRequest)]
    [InlineData("getMediaAddress(media='photo',minutes=1441)", HttpStatusCode.BadRequest)]
    public async Task What_has_no_address_is_told(string call, HttpStatusCode status) => Assert.NotEmpty((await park.GetAsync($"/odata/spaces('room-3')/{call}")).Is(status).Code);

    [Fact]
    public async Task An_address_of_a_replaced_photo_shows_nothing_else()
    {
        (await park.PutAsync("/odata/spaces('hall')/photo", "image/jpeg", Uploads.Jpeg())).Is(HttpStatusCode.NoContent);
        var url = (await park.GetAsync("/odata/spaces('hall')/getMediaAddress(media='photo')")).Is(HttpStatusCode.OK).Json.GetProperty("url").GetString()!; // It has one.
        (await park.PutAsync("/odata/spaces('hall')/photo", "image/png", Uploads.Png(), ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
        (await park.GetAsync(url)).Is(HttpStatusCode.NotFound);
    }
}
