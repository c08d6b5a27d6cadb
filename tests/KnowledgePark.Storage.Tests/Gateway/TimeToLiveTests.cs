using System.Net;
using KnowledgePark.CosmosGateway;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>Documents that vanish by themselves.</summary>
public sealed class TimeToLiveTests : GatewayTests
{
    private static readonly PartitionKey B1 = new("b1");
    private readonly ManualClock _clock = new();

    protected override GatewayOptions Options => new() { Time = _clock };

    protected override ContainerProperties Properties => new("records", "/partition") { DefaultTimeToLive = 60 };

    [Fact]
    public async Task After_its_time_a_document_is_nowhere_and_its_id_is_free()
    {
        await PutAsync("a", "b1", new { n = 1 });
        _clock.Move(TimeSpan.FromSeconds(59));
        await Container.ReadItemAsync<JObject>("a", B1, cancellationToken: Ct);
        _clock.Move(TimeSpan.FromSeconds(1));
        await MissingAsync("a");
        Assert.Empty(await QueryAsync<JObject>("SELECT * FROM c"));
        Assert.Equal(HttpStatusCode.Created, (await Container.CreateItemAsync(Document("a", "b1"), B1, cancellationToken: Ct)).StatusCode);
        using var feed = Container.GetChangeFeedIterator<JObject>(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(B1)), ChangeFeedMode.LatestVersion);
        Assert.Single(await feed.ReadNextAsync(Ct));
    }

    [Fact]
    public async Task A_document_may_state_its_own_time_and_a_write_starts_it_again()
    {
        await PutAsync("short", "b1", new { ttl = 10 });
        await PutAsync("ever", "b1", new { ttl = -1 });
        _clock.Move(TimeSpan.FromSeconds(9));
        await PutAsync("short", "b1", new { ttl = 10 });
        _clock.Move(TimeSpan.FromSeconds(9));
        await Container.ReadItemAsync<JObject>("short", B1, cancellationToken: Ct);
        _clock.Move(TimeSpan.FromDays(400));
        await MissingAsync("short");
        await Container.ReadItemAsync<JObject>("ever", B1, cancellationToken: Ct);
    }

    [Fact]
    public async Task Without_a_default_of_the_container_a_documents_own_time_counts_for_nothing()
    {
        var properties = (await Container.ReadContainerAsync(cancellationToken: Ct)).Resource;
        properties.DefaultTimeToLive = null;
        await Container.ReplaceContainerAsync(properties, cancellationToken: Ct);
        await PutAsync("a", "b1", new { ttl = 10 });
        _clock.Move(TimeSpan.FromDays(1));
        await Container.ReadItemAsync<JObject>("a", B1, cancellationToken: Ct);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-2")]
    [InlineData("\"10\"")]
    [InlineData("1.5")]
    public async Task A_time_that_is_none_is_refused(string ttl)
    {
        var refused = await Assert.ThrowsAnyAsync<CosmosException>(() => PutAsync("a", "b1", new { ttl = JToken.Parse(ttl) }));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private async Task MissingAsync(string id) => Assert.Equal(
        HttpStatusCode.NotFound, (await Assert.ThrowsAnyAsync<CosmosException>(() => Container.ReadItemAsync<JObject>(id, B1, cancellationToken: Ct))).StatusCode);
}
