using System.Net;
using KnowledgePark.CosmosGateway;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace KnowledgePark.Storage.Tests.Gateway;

/// <summary>The faults that a gateway can be told to show, as the SDK meets them.</summary>
public sealed class FaultTests : GatewayTests
{
    private static readonly PartitionKey B1 = new("b1");
    private readonly Queue<Fault> _faults = new();
    private readonly List<GatewayRequest> _seen = [];

    protected override GatewayOptions Options => new() { OnRequest = Next };

    [Fact]
    public async Task A_write_that_times_out_before_it_is_done_leaves_nothing()
    {
        _faults.Enqueue(Fault.Of(FaultKind.RequestTimeout));
        var failed = await Assert.ThrowsAnyAsync<CosmosException>(() => CreateAsync("a"));
        Assert.Equal(HttpStatusCode.RequestTimeout, failed.StatusCode);
        Assert.Single(_seen, r => r.IsWrite);
        Assert.Equal(HttpStatusCode.Created, (await CreateAsync("a")).StatusCode);
    }

    [Fact]
    public async Task The_SDK_itself_sends_a_write_again_that_met_another()
    {
        _faults.Enqueue(Fault.Of(FaultKind.RetryWith));
        Assert.Equal(HttpStatusCode.Created, (await CreateAsync("a")).StatusCode);
        Assert.Equal(2, _seen.Count(r => r.IsWrite));
    }

    [Fact]
    public async Task A_throttled_request_says_when_to_come_again()
    {
        _faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMilliseconds(7)));
        var failed = await Assert.ThrowsAnyAsync<CosmosException>(() => CreateAsync("a"));
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMilliseconds(7)), (failed.StatusCode, failed.RetryAfter));
    }

    [Fact]
    public async Task The_SDK_waits_and_sends_a_throttled_request_again_if_it_may()
    {
        _faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromMilliseconds(1)));
        var patient = NewClient(change: o => o.MaxRetryAttemptsOnRateLimitedRequests = 2).GetContainer("park", "records");
        await patient.CreateItemAsync(Document("a", "b1"), B1, cancellationToken: Ct);
        Assert.Equal(2, _seen.Count(r => r.IsWrite));
    }

    [Fact]
    public async Task A_delayed_answer_is_right()
    {
        _faults.Enqueue(new Fault(FaultKind.Delay, TimeSpan.FromMilliseconds(20)));
        Assert.Equal(HttpStatusCode.Created, (await CreateAsync("a")).StatusCode);
    }

    [Theory]
    [InlineData(FaultKind.CutBefore, 0)]
    [InlineData(FaultKind.CutAfterCommit, 1)]
    public async Task A_cut_before_leaves_nothing_and_a_cut_after_leaves_the_write(FaultKind kind, int left)
    {
        _faults.Enqueue(Fault.Of(kind));
        await Assert.ThrowsAnyAsync<Exception>(() => CreateAsync("a"));
        Assert.Single(_seen, r => r.IsWrite);
        Assert.Equal([left], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c", "b1"));
    }

    [Fact]
    public async Task A_batch_whose_answer_is_lost_is_there_as_a_whole()
    {
        _faults.Enqueue(Fault.Of(FaultKind.CutAfterCommit));
        await Assert.ThrowsAnyAsync<Exception>(() => Container.CreateTransactionalBatch(B1).CreateItem(Document("a", "b1")).CreateItem(Document("b", "b1")).ExecuteAsync(Ct));
        Assert.True(Assert.Single(_seen, r => r.IsWrite).IsBatch);
        Assert.Equal([2], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c", "b1"));
    }

    [Fact]
    public async Task An_unavailable_service_fails_the_write_for_good_where_there_is_one_region()
    {
        _faults.Enqueue(Fault.Of(FaultKind.ServiceUnavailable));
        _faults.Enqueue(Fault.Of(FaultKind.ServiceUnavailable));
        var failed = await Assert.ThrowsAnyAsync<CosmosException>(() => CreateAsync("a"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
    }

    private Task<ItemResponse<JObject>> CreateAsync(string id) => Container.CreateItemAsync(Document(id, "b1"), B1, cancellationToken: Ct);

    /// <summary>Only writes of documents meet a fault.</summary>
    private Fault? Next(GatewayRequest request)
    {
        lock (_faults)
        {
            _seen.Add(request);
            return request.IsWrite && _faults.TryDequeue(out var fault) ? fault : null;
        }
    }
}
