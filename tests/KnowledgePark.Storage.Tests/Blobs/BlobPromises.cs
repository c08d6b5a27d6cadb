using System.Security.Cryptography;
using KnowledgePark.Storage;

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>What every store of blobs promises. Written once; a store derives this class and says how it is opened.</summary>
public abstract class BlobPromises : IAsyncLifetime
{
    protected const string Name = "spaces/lab/photo/0a1b";

    /// <summary>The store under test, empty.</summary>
    protected IBlobStore Store { get; private set; } = null!; // Set before each fact.

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<IBlobStore> OpenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(4 * 1024 * 1024)]
    [InlineData(9 * 1024 * 1024 + 17)]
    public async Task A_content_comes_back_octet_by_octet_with_its_facts(int length)
    {
        var bytes = Content(length);
        var stored = await PutAsync(bytes);
        Assert.Equal(new BlobFacts("image/png", length, Sha256(bytes), stored.Version), stored);
        Assert.NotEmpty(stored.Version);
        Assert.Equal(stored, await Store.FindAsync(Name, Ct));
        Assert.Equal((stored, Sha256(bytes)), await ReadAsync());
    }

    [Fact]
    public async Task A_blob_that_is_not_there_is_null_and_cannot_be_removed()
    {
        Assert.Null(await Store.FindAsync(Name, Ct));
        Assert.Null(await Store.OpenAsync(Name, Ct));
        Assert.False(await Store.RemoveAsync(Name, "1", Ct));
    }

    [Fact]
    public async Task What_is_there_is_not_written_over_by_who_expects_nothing()
    {
        var first = await PutAsync(Content(100));
        Assert.Equal(new BlobPut.Conflict(first), await Store.PutAsync(Name, Of(Content(200)), null, Ct));
        Assert.Equal((first, Sha256(Content(100))), await ReadAsync());
    }

    [Fact]
    public async Task Replacing_needs_the_version_that_is_there()
    {
        var first = await PutAsync(Content(100));
        var second = await PutAsync(Content(200), first.Version);
        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal(new BlobPut.Conflict(second), await Store.PutAsync(Name, Of(Content(300)), first.Version, Ct));
        Assert.Equal((second, Sha256(Content(200))), await ReadAsync());
    }

    [Fact]
    public async Task Replacing_what_is_gone_is_a_conflict_with_nothing()
    {
        var first = await PutAsync(Content(100));
        Assert.True(await Store.RemoveAsync(Name, first.Version, Ct));
        Assert.Equal(new BlobPut.Conflict(null), await Store.PutAsync(Name, Of(Content(100)), first.Version, Ct));
        Assert.Null(await Store.FindAsync(Name, Ct));
    }

    [Fact]
    public async Task The_same_content_written_anew_has_another_version()
    {
        var first = await PutAsync(Content(100));
        var again = await PutAsync(Content(100), first.Version);
        Assert.NotEqual(first.Version, again.Version);
        Assert.False(await Store.RemoveAsync(Name, first.Version, Ct));
        Assert.Equal(again, await Store.FindAsync(Name, Ct));
    }

    [Fact]
    public async Task Removing_needs_the_version_that_is_there()
    {
        var first = await PutAsync(Content(100));
        Assert.True(await Store.RemoveAsync(Name, first.Version, Ct));
        Assert.Null(await Store.OpenAsync(Name, Ct));
        Assert.False(await Store.RemoveAsync(Name, first.Version, Ct));
        Assert.NotEqual(first.Version, (await PutAsync(Content(100))).Version);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(5_000_000)]
    public async Task A_content_of_exactly_the_limit_is_kept_and_one_octet_more_is_not(int limit)
    {
        await PutAsync(Content(limit), maxBytes: limit);
        var stored = await Store.FindAsync(Name, Ct);
        Assert.IsType<BlobPut.TooLarge>(await Store.PutAsync(Name, Of(Content(limit + 1), limit), stored!.Version, Ct));
        Assert.Equal(stored, await Store.FindAsync(Name, Ct));
        Assert.IsType<BlobPut.TooLarge>(await Store.PutAsync("another", Of(Content(limit + 1), limit), null, Ct));
        Assert.Null(await Store.FindAsync("another", Ct));
    }

    [Fact]
    public async Task An_endless_content_is_read_little_further_than_the_limit()
    {
        await using var endless = new EndlessStream();
        Assert.IsType<BlobPut.TooLarge>(await Store.PutAsync(Name, new BlobContent(endless, "image/png", 6_000_000), null, Ct));
        Assert.InRange(endless.Given, 6_000_001, 6_000_000 + 4 * 1024 * 1024);
        Assert.Null(await Store.FindAsync(Name, Ct));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5_000_000)]
    public async Task A_content_that_is_not_what_its_checksum_says_is_not_kept(int length)
    {
        Assert.IsType<BlobPut.Damaged>(await Store.PutAsync(Name, Of(Content(length)) with { Sha256 = Sha256(Content(length + 1)) }, null, Ct));
        Assert.Null(await Store.FindAsync(Name, Ct));
        Assert.IsType<BlobPut.Stored>(await Store.PutAsync(Name, Of(Content(length)) with { Sha256 = Sha256(Content(length)) }, null, Ct));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(6_000_000)]
    public async Task Of_a_content_that_breaks_off_nothing_is_kept(int length)
    {
        var before = await PutAsync(Content(50));
        await using var broken = new BrokenStream(Content(length));
        await Assert.ThrowsAnyAsync<Exception>(() => Store.PutAsync(Name, new BlobContent(broken, "image/png", long.MaxValue), before.Version, Ct));
        Assert.Equal((before, Sha256(Content(50))), await ReadAsync());
    }

    [Fact]
    public async Task A_content_is_taken_from_where_it_stands()
    {
        using var stream = new MemoryStream(Content(100)) { Position = 90 };
        Assert.IsType<BlobPut.Stored>(await Store.PutAsync(Name, new BlobContent(stream, "image/png", 10), null, Ct));
        Assert.Equal(Sha256(Content(100).AsSpan(90)), (await ReadAsync()).Sha256);
    }

    [Fact]
    public async Task A_part_can_be_read_alone()
    {
        var bytes = Content(6_000_000);
        await PutAsync(bytes);
        await using var blob = (await Store.OpenAsync(Name, Ct))!; // Just stored.
        Assert.Equal(bytes.Length, blob.Content.Length);
        var part = new byte[1000];
        foreach (var from in (int[])[5_500_000, 17, 4_193_900])
        {
            blob.Content.Seek(from, SeekOrigin.Begin);
            await blob.Content.ReadExactlyAsync(part, Ct);
            Assert.Equal(bytes[from..(from + 1000)], part);
        }

        blob.Content.Seek(-3, SeekOrigin.End);
        Assert.Equal(3, await blob.Content.ReadAtLeastAsync(part, 10, throwOnEndOfStream: false, Ct));
        Assert.Equal(0, await blob.Content.ReadAsync(part, Ct));
    }

    [Fact]
    public async Task A_reader_never_gets_a_mixture_of_two_contents()
    {
        var (old, next) = (Content(6_000_000), Content(6_000_001));
        var first = await PutAsync(old);
        await using var blob = (await Store.OpenAsync(Name, Ct))!; // Just stored.
        var read = new byte[old.Length];
        await blob.Content.ReadExactlyAsync(read.AsMemory(0, 1000), Ct);
        await PutAsync(next, first.Version);
        try
        {
            await blob.Content.ReadExactlyAsync(read.AsMemory(1000), Ct);
            Assert.Equal(Sha256(old), Sha256(read));
        }
        catch (StoreUnavailableException)
        {
            // Told that it is gone: that is no mixture either.
        }

        Assert.Equal(Sha256(next), (await ReadAsync()).Sha256);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4_500_000)]
    public async Task Of_many_who_store_under_one_new_name_exactly_one_wins(int length)
    {
        var writers = length > 1_000_000 ? 12 : 50;
        var results = await Task.WhenAll(Enumerable.Range(0, writers).Select(i => Task.Run(() => Store.PutAsync(Name, Of(Content(length + i)), null, Ct))));
        var winner = Assert.Single(results.OfType<BlobPut.Stored>()).Facts;
        Assert.All(results.OfType<BlobPut.Conflict>(), c => Assert.Equal(winner, c.Current));
        Assert.Equal(writers - 1, results.OfType<BlobPut.Conflict>().Count());
        Assert.Equal((winner, Sha256(Content((int)winner.Length))), await ReadAsync());
    }

    [Fact]
    public async Task Of_many_who_replace_one_version_exactly_one_wins()
    {
        var first = await PutAsync(Content(10));
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Store.PutAsync(Name, Of(Content(100 + i)), first.Version, Ct))));
        var winner = Assert.Single(results.OfType<BlobPut.Stored>()).Facts;
        Assert.Equal((winner, Sha256(Content((int)winner.Length))), await ReadAsync());
    }

    [Fact]
    public async Task Of_one_who_replaces_and_one_who_removes_only_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var name = $"round/{round}";
            var first = ((BlobPut.Stored)await Store.PutAsync(name, Of(Content(10)), null, Ct)).Facts;
            var replacing = Task.Run(() => Store.PutAsync(name, Of(Content(20)), first.Version, Ct));
            var removing = Task.Run(() => Store.RemoveAsync(name, first.Version, Ct));
            var isReplaced = await replacing is BlobPut.Stored;
            Assert.NotEqual(isReplaced, await removing);
            Assert.Equal(isReplaced, await Store.FindAsync(name, Ct) is not null);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("../secret")]
    [InlineData("spaces/../../secret")]
    [InlineData("spaces//photo")]
    [InlineData("/etc/passwd")]
    [InlineData("spaces/")]
    [InlineData("spaces\\..\\x")]
    [InlineData("a%2e%2e")]
    [InlineData("a?b")]
    [InlineData("a\0b")]
    [InlineData("зала")]
    public async Task A_name_of_another_form_is_refused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FindAsync(name, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(name, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(name, Of(Content(1)), null, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.RemoveAsync(name, "1", Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AddressAsync(name, NodaTime.Instant.FromUtc(2030, 1, 1, 0, 0), Ct));
    }

    [Fact]
    public async Task Capitals_count_and_a_name_may_begin_another()
    {
        foreach (var (name, length) in ((string, int)[])[("spaces/Lab/photo", 1), ("spaces/lab/photo", 2), ("spaces/lab", 3), ("spaces/lab/photo/x", 4), (new string('a', BlobName.MaxLength), 5)])
            Assert.IsType<BlobPut.Stored>(await Store.PutAsync(name, Of(Content(length)), null, Ct));
        Assert.Equal(1, (await Store.FindAsync("spaces/Lab/photo", Ct))?.Length);
        Assert.Equal(3, (await Store.FindAsync("spaces/lab", Ct))?.Length);
    }

    [Fact]
    public async Task Whoever_has_cancelled_is_not_served()
    {
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(Name, Of(Content(10)), null, gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.FindAsync(Name, gone));
        Assert.Null(await Store.FindAsync(Name, Ct));
    }

    /// <summary>So many octets, the same for the same number, and different at every place that matters.</summary>
    protected static byte[] Content(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    protected static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    protected static BlobContent Of(byte[] bytes, long maxBytes = 20 * 1024 * 1024) => new(new MemoryStream(bytes), "image/png", maxBytes);

    protected async Task<BlobFacts> PutAsync(byte[] bytes, string? ifVersion = null, long maxBytes = 20 * 1024 * 1024) =>
        Assert.IsType<BlobPut.Stored>(await Store.PutAsync(Name, Of(bytes, maxBytes), ifVersion, Ct)).Facts;

    /// <summary>What is there, read whole.</summary>
    protected async Task<(BlobFacts Facts, string Sha256)> ReadAsync()
    {
        await using var blob = (await Store.OpenAsync(Name, Ct))!; // The facts here store before they read.
        return (blob.Facts, Convert.ToHexStringLower(await SHA256.HashDataAsync(blob.Content, Ct)));
    }
}
