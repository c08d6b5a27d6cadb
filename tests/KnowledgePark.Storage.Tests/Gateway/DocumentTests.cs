using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>Single documents through the SDK.</summary>
public sealed class DocumentTests : GatewayTests
{
    private static readonly PartitionKey B1 = new("b1");

    [Fact]
    public async Task What_is_created_is_read_back_with_the_members_of_the_service()
    {
        var made = await Container.CreateItemAsync(Document("space:s1", "b1", new { name = "Лаборатория", seats = 12 }), B1, cancellationToken: Ct);
        var read = await Container.ReadItemAsync<JObject>("space:s1", B1, cancellationToken: Ct);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("Лаборатория", read.Resource.Value<string>("name"));
        Assert.All(["_rid", "_self", "_etag", "_ts", "_attachments"], name => Assert.NotNull(read.Resource[name]));
        Assert.Equal(made.ETag, read.ETag);
        Assert.Equal(read.ETag, read.Resource.Value<string>("_etag"));
        Assert.True(made.RequestCharge > read.RequestCharge);
        Assert.Matches(@"^\d+:-1#\d+$", made.Headers.Session);
    }

    [Fact]
    public async Task A_second_create_of_an_id_is_a_conflict_in_its_partition_only()
    {
        await Container.CreateItemAsync(Document("a", "b1"), B1, cancellationToken: Ct);
        await RefusedAsync(HttpStatusCode.Conflict, () => Container.CreateItemAsync(Document("a", "b1"), B1, cancellationToken: Ct));
        var other = await Container.CreateItemAsync(Document("a", "b2"), new PartitionKey("b2"), cancellationToken: Ct);
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await RefusedAsync(HttpStatusCode.NotFound, () => Container.ReadItemAsync<JObject>("a", B1, cancellationToken: Ct));
        await RefusedAsync(HttpStatusCode.NotFound, () => Container.ReplaceItemAsync(Document("a", "b1"), "a", B1, cancellationToken: Ct));
        await RefusedAsync(HttpStatusCode.NotFound, () => Container.DeleteItemAsync<JObject>("a", B1, cancellationToken: Ct));
    }

    [Fact]
    public async Task A_replace_or_delete_with_an_old_etag_fails_and_changes_nothing()
    {
        var old = await PutAsync("a", "b1", new { n = 1 });
        var now = await PutAsync("a", "b1", new { n = 2 });
        var stale = new ItemRequestOptions { IfMatchEtag = old.ETag };
        await RefusedAsync(HttpStatusCode.PreconditionFailed, () => Container.ReplaceItemAsync(Document("a", "b1", new { n = 3 }), "a", B1, stale, Ct));
        await RefusedAsync(HttpStatusCode.PreconditionFailed, () => Container.UpsertItemAsync(Document("a", "b1", new { n = 3 }), B1, stale, Ct));
        await RefusedAsync(HttpStatusCode.PreconditionFailed, () => Container.DeleteItemAsync<JObject>("a", B1, stale, Ct));
        Assert.Equal(2, (await Container.ReadItemAsync<JObject>("a", B1, cancellationToken: Ct)).Resource.Value<int>("n"));
        await Container.DeleteItemAsync<JObject>("a", B1, new ItemRequestOptions { IfMatchEtag = now.ETag }, Ct);
    }

    [Fact]
    public async Task A_read_with_the_etag_that_is_current_answers_not_modified()
    {
        var made = await PutAsync("a", "b1");
        using var same = await Container.ReadItemStreamAsync("a", B1, new ItemRequestOptions { IfNoneMatchEtag = made.ETag }, Ct);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task Without_content_response_no_body_comes_back()
    {
        var bare = new ItemRequestOptions { EnableContentResponseOnWrite = false };
        var made = await Container.CreateItemAsync(Document("a", "b1"), B1, bare, Ct);
        Assert.Null(made.Resource);
        Assert.NotNull(made.ETag);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    public async Task An_id_with_a_forbidden_sign_is_refused(string id) =>
        await RefusedAsync(HttpStatusCode.BadRequest, () => Container.CreateItemAsync(Document(id, "b1"), B1, cancellationToken: Ct));

    [Theory]
    [InlineData("booking:k1")]
    [InlineData("a b+c&d=e;f@g")]
    [InlineData("Зала №1 'x' \"y\"")]
    public async Task An_id_of_other_signs_is_kept(string id)
    {
        await PutAsync(id, "b1");
        Assert.Equal(id, (await Container.ReadItemAsync<JObject>(id, B1, cancellationToken: Ct)).Resource.Value<string>("id"));
        await Container.DeleteItemAsync<JObject>(id, B1, cancellationToken: Ct);
    }

    [Fact]
    public async Task An_id_has_at_most_1023_bytes()
    {
        await PutAsync(new string('a', 1023), "b1");
        await RefusedAsync(HttpStatusCode.BadRequest, () => PutAsync(new string('a', 1024), "b1"));
    }

    [Fact]
    public async Task A_document_of_more_than_2_MB_is_too_large() =>
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, () => PutAsync("a", "b1", new { text = new string('x', 2 * 1024 * 1024) }));

    [Fact]
    public async Task A_document_of_another_partition_than_the_header_says_is_refused()
    {
        var refused = await RefusedAsync(HttpStatusCode.BadRequest, () => Container.CreateItemAsync(Document("a", "b2"), B1, cancellationToken: Ct));
        Assert.Equal(1001, refused.SubStatusCode);
    }

    [Fact]
    public async Task Patch_is_refused() => await RefusedAsync(
        HttpStatusCode.NotImplemented, () => Container.PatchItemAsync<JObject>("a", B1, [PatchOperation.Set("/n", 1)], cancellationToken: Ct));

    private static async Task<CosmosException> RefusedAsync(HttpStatusCode status, Func<Task> act)
    {
        var refused = await Assert.ThrowsAnyAsync<CosmosException>(act);
        Assert.Equal(status, refused.StatusCode);
        return refused;
    }
}
