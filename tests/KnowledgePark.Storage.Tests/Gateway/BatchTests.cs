using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>Transactional batches through the SDK.</summary>
public sealed class BatchTests : GatewayTests
{
    private static readonly PartitionKey B1 = new("b1");

    [Fact]
    public async Task All_kinds_of_operation_succeed_together_with_their_rows()
    {
        var guard = await PutAsync("guard", "b1", new { n = 1 });
        await PutAsync("old", "b1");
        using var answer = await Container.CreateTransactionalBatch(B1)
            .ReplaceItem("guard", Document("guard", "b1", new { n = 2 }), new TransactionalBatchItemRequestOptions { IfMatchEtag = guard.ETag })
            .CreateItem(Document("new", "b1", new { name = "Зала" }))
            .UpsertItem(Document("put", "b1"))
            .ReadItem("new")
            .DeleteItem("old")
            .ExecuteAsync(Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([200, 201, 201, 200, 204], answer.Select(r => (int)r.StatusCode));
        Assert.Equal("Зала", answer.GetOperationResultAtIndex<JObject>(3).Resource.Value<string>("name"));
        Assert.Equal(answer[1].ETag, (await Container.ReadItemAsync<JObject>("new", B1, cancellationToken: Ct)).ETag);
        Assert.NotEqual(guard.ETag, answer[0].ETag);
        Assert.True(answer.RequestCharge > 20);
    }

    [Fact]
    public async Task A_failure_leaves_nothing_and_says_which_operation_failed()
    {
        await PutAsync("taken", "b1", new { n = 1 });
        using var answer = await Container.CreateTransactionalBatch(B1)
            .CreateItem(Document("first", "b1"))
            .UpsertItem(Document("taken", "b1", new { n = 2 }))
            .CreateItem(Document("taken", "b1"))
            .CreateItem(Document("last", "b1"))
            .ExecuteAsync(Ct);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal([424, 424, 409, 424], answer.Select(r => (int)r.StatusCode));
        var left = await QueryAsync<JObject>("SELECT c.id, c.n FROM c", "b1");
        Assert.Equal("""[{"id":"taken","n":1}]""", JArray.FromObject(left).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("replace", 412)]
    [InlineData("delete", 412)]
    [InlineData("upsert", 412)]
    [InlineData("missing", 404)]
    public async Task A_broken_condition_fails_the_batch(string kind, int status)
    {
        var stale = new TransactionalBatchItemRequestOptions { IfMatchEtag = (await PutAsync("a", "b1")).ETag };
        await PutAsync("a", "b1");
        var batch = Container.CreateTransactionalBatch(B1).CreateItem(Document("new", "b1"));
        batch = kind switch
        {
            "replace" => batch.ReplaceItem("a", Document("a", "b1"), stale),
            "delete" => batch.DeleteItem("a", stale),
            "upsert" => batch.UpsertItem(Document("a", "b1"), stale),
            _ => batch.DeleteItem("z"),
        };
        using var answer = await batch.ExecuteAsync(Ct);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal([424, status], answer.Select(r => (int)r.StatusCode));
        Assert.Single(await QueryAsync<JObject>("SELECT * FROM c", "b1"));
    }

    [Fact]
    public async Task A_batch_takes_100_operations_and_no_more()
    {
        using var full = await CreateAsync(100);
        Assert.Equal(100, full.Count);
        Assert.True(full.IsSuccessStatusCode);
        using var over = await CreateAsync(101);
        Assert.Equal(HttpStatusCode.BadRequest, over.StatusCode);

        async Task<TransactionalBatchResponse> CreateAsync(int count)
        {
            var batch = Container.CreateTransactionalBatch(B1);
            for (var i = 0; i < count; i++)
                batch.CreateItem(Document($"{count}-{i}", "b1"));
            return await batch.ExecuteAsync(Ct);
        }
    }

    [Fact]
    public async Task A_batch_of_more_than_2_MB_is_too_large()
    {
        var batch = Container.CreateTransactionalBatch(B1);
        for (var i = 0; i < 3; i++)
            batch.CreateItem(Document($"a{i}", "b1", new { text = new string('x', 800_000) }));
        using var answer = await batch.ExecuteAsync(Ct);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(await QueryAsync<JObject>("SELECT * FROM c", "b1"));
    }

    [Fact]
    public async Task A_bare_batch_brings_no_documents_back()
    {
        var bare = new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false };
        using var answer = await Container.CreateTransactionalBatch(B1).CreateItem(Document("a", "b1"), bare).ExecuteAsync(Ct);
        Assert.Null(answer[0].ResourceStream);
        Assert.NotNull(answer[0].ETag);
    }

    [Fact]
    public async Task Of_50_writers_for_one_slot_exactly_one_wins()
    {
        var guard = await PutAsync("guard", "b1");
        var won = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using var answer = await Container.CreateTransactionalBatch(B1)
                .ReplaceItem("guard", Document("guard", "b1", new { i }), new TransactionalBatchItemRequestOptions { IfMatchEtag = guard.ETag })
                .CreateItem(Document($"booking:{i}", "b1"))
                .ExecuteAsync(Ct);
            return answer.IsSuccessStatusCode;
        }));
        Assert.Single(won, w => w);
        Assert.Equal(2, (await QueryAsync<JObject>("SELECT * FROM c", "b1")).Count);
    }
}
