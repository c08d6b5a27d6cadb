using KnowledgePark.Storage.Azure.Blobs;

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>What Azure and the network do on a bad day, injected on the way to its emulator.</summary>
public sealed class AzureFaultTests(Azurite azurite) : IAsyncLifetime
{
    private const string Name = "spaces/lab/photo/0a1b";

    private static readonly Patience s_short = new(3, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));

    private FaultyWay _way = null!; // Set before each fact.
    private AzureBlobStore _store = null!; // Set before each fact.

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _way = new FaultyWay(await azurite.AddressAsync());
        _store = await Azurite.NewStoreAsync(_way.Address, s_short, Ct);
    }

    public ValueTask DisposeAsync()
    {
        _way?.Dispose(); // There is none if the fact was skipped.
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(503, "ServerBusy")]
    [InlineData(500, "InternalError")]
    [InlineData(408, "OperationTimedOut")]
    public async Task A_service_that_is_busy_for_a_moment_is_asked_again(int status, string code)
    {
        _way.Answer("PUT", 2, status, code);
        var stored = await PutAsync(Content(1000));
        _way.Answer("HEAD", 2, status, code);
        Assert.Equal(stored, await _store.FindAsync(Name, Ct));
        _way.Answer("GET", 2, status, code);
        Assert.Equal(Content(1000), await ReadAsync());
        _way.Answer("DELETE", 2, status, code);
        Assert.True(await _store.RemoveAsync(Name, stored.Version, Ct));
    }

    [Fact]
    public async Task A_service_that_says_when_to_come_again_is_not_asked_before()
    {
        _way.Answer("PUT", 1, 429, "TooManyRequests", retryAfter: 2);
        var since = System.Diagnostics.Stopwatch.GetTimestamp();
        await PutAsync(Content(10));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(since) >= TimeSpan.FromSeconds(1.9));
    }

    [Theory]
    [InlineData(429, "TooManyRequests", null)]
    [InlineData(503, "ServerBusy", null)]
    [InlineData(503, "ServerBusy", 3600)]
    public async Task A_service_that_stays_busy_is_told_as_unavailable_while_somebody_still_waits(int status, string code, int? retryAfter)
    {
        var store = await Azurite.NewStoreAsync(_way.Address, s_short with { Whole = TimeSpan.FromSeconds(2) }, Ct);
        foreach (var method in (string[])["PUT", "HEAD", "DELETE"])
            _way.Answer(method, 1000, status, code, retryAfter);
        var since = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.False((await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutAsync(Name, Of(Content(10)), null, Ct))).IsFull);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FindAsync(Name, Ct));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Name, Ct));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RemoveAsync(Name, "\"1\"", Ct));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_slow_answer_is_given_up_and_asked_for_again()
    {
        _way.Answer("PUT", 1, 503, "ServerBusy", delay: TimeSpan.FromSeconds(7));
        await PutAsync(Content(1000));
        _way.Answer("GET", 1, 503, "ServerBusy", delay: TimeSpan.FromSeconds(7));
        Assert.Equal(Content(1000), await ReadAsync());
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_told_as_unavailable()
    {
        _way.Answer("HEAD", 1000, 503, "ServerBusy", delay: TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.FindAsync(Name, Ct));
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_made_again()
    {
        Cut(FaultyWay.Cut.Before, "PUT", 2);
        var stored = await PutAsync(Content(6_000_000));
        Cut(FaultyWay.Cut.Before, "HEAD", 2);
        Assert.Equal(stored, await _store.FindAsync(Name, Ct));
        Cut(FaultyWay.Cut.Before, "GET", 2);
        Assert.Equal(Content(6_000_000), await ReadAsync());
    }

    [Fact]
    public async Task A_content_whose_connection_breaks_half_way_is_taken_up_where_it_broke()
    {
        await PutAsync(Content(3_000_000));
        Cut(FaultyWay.Cut.HalfWay, "GET", 3);
        Assert.Equal(Content(3_000_000), await ReadAsync());
        Assert.True(_way.Count("GET") > 1);
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1000, 1000)] // no answer to any try of it
    [InlineData(6_000_000, 3)]
    public async Task A_put_whose_answer_was_lost_is_settled_by_reading(int length, int lost)
    {
        Cut(FaultyWay.Cut.AfterCommit, "PUT", lost);
        var first = await PutAsync(Content(length));
        Assert.Equal(first, await _store.FindAsync(Name, Ct));
        Cut(FaultyWay.Cut.AfterCommit, "PUT", lost);
        var second = await PutAsync(Content(length + 1), first.Version);
        Assert.NotEqual(first.Version, second.Version);
        _way.Cuts = null;
        Assert.Equal(second, await _store.FindAsync(Name, Ct));
        Assert.Equal(Content(length + 1), await ReadAsync());
    }

    [Fact]
    public async Task A_put_whose_answer_was_lost_and_that_somebody_has_replaced_is_a_conflict()
    {
        var direct = AzureBlobStore.Of(Azurite.Options(await azurite.AddressAsync(), _store.Container), Azurite.Key, NodaTime.SystemClock.Instance);
        BlobFacts? other = null;
        _way.BeforeCut = async () =>
        {
            _way.BeforeCut = null;
            var ours = (await direct.FindAsync(Name, Ct))!; // It was just committed.
            other = Assert.IsType<BlobPut.Stored>(await direct.PutAsync(Name, Of(Content(500)), ours.Version, Ct)).Facts;
        };
        Cut(FaultyWay.Cut.AfterCommit, "PUT", 1);
        var late = await _store.PutAsync(Name, Of(Content(1000)), null, Ct);
        Assert.NotNull(other);
        Assert.Equal(new BlobPut.Conflict(other), late);
    }

    [Fact]
    public async Task The_same_content_of_another_writer_is_a_conflict_and_not_taken_for_ours()
    {
        var first = await PutAsync(Content(1000));
        Cut(FaultyWay.Cut.Before, "PUT", 1);
        Assert.Equal(new BlobPut.Conflict(first), await _store.PutAsync(Name, Of(Content(1000)), null, Ct));
    }

    [Fact]
    public async Task A_removal_whose_answer_was_lost_has_removed()
    {
        var stored = await PutAsync(Content(10));
        Cut(FaultyWay.Cut.AfterCommit, "DELETE", 1);
        await _store.RemoveAsync(Name, stored.Version, Ct);
        Assert.Null(await _store.FindAsync(Name, Ct));
    }

    [Fact]
    public async Task Whoever_cancels_while_the_service_is_busy_is_let_go()
    {
        _way.Answer("HEAD", 1000, 503, "ServerBusy", delay: TimeSpan.FromMinutes(1));
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.FindAsync(Name, leaving.Token));
    }

    /// <summary>The next connections with a request of this method are cut, so many.</summary>
    private void Cut(FaultyWay.Cut where, string method, int times)
    {
        var left = times;
        _way.Cuts = request => request.Method == method && Interlocked.Decrement(ref left) >= 0 ? where : FaultyWay.Cut.None;
    }

    private static byte[] Content(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static BlobContent Of(byte[] bytes) => new(new MemoryStream(bytes), "image/png", long.MaxValue);

    private async Task<BlobFacts> PutAsync(byte[] bytes, string? ifVersion = null) =>
        Assert.IsType<BlobPut.Stored>(await _store.PutAsync(Name, Of(bytes), ifVersion, Ct)).Facts;

    private async Task<byte[]> ReadAsync()
    {
        await using var blob = (await _store.OpenAsync(Name, Ct))!; // The facts here store before they read.
        using var read = new MemoryStream();
        await blob.Content.CopyToAsync(read, Ct);
        return read.ToArray();
    }
}
