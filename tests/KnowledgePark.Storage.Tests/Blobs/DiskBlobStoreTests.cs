using KnowledgePark.Storage.Embedded.Blobs;

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>The promises, kept by files; and what only files have.</summary>
public sealed class DiskBlobStoreTests : BlobPromises
{
    private readonly TempFolder _folder = new();

    protected override Task<IBlobStore> OpenAsync() => Task.FromResult<IBlobStore>(DiskBlobStore.Open(_folder.Options));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_stored_is_there_after_reopening()
    {
        var stored = await PutAsync(Content(1000));
        using var again = DiskBlobStore.Open(_folder.Options);
        Assert.Equal(stored, await again.FindAsync(Name, Ct));
    }

    [Fact]
    public async Task Of_many_writers_in_two_stores_on_one_folder_exactly_one_wins()
    {
        using var other = DiskBlobStore.Open(_folder.Options);
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => (i % 2 == 0 ? Store : other).PutAsync(Name, Of(Content(100 + i)), null, Ct))));
        var winner = Assert.Single(results.OfType<BlobPut.Stored>()).Facts;
        Assert.Equal(winner, await other.FindAsync(Name, Ct));
        Assert.Equal(winner, await Store.FindAsync(Name, Ct));
    }

    [Fact]
    public async Task What_a_crash_left_unfinished_is_cleared_away_and_what_is_being_written_is_not()
    {
        var left = Path.Combine(_folder.Path, "blobs", "unfinished", "left");
        var written = Path.Combine(_folder.Path, "blobs", "unfinished", "written");
        await File.WriteAllTextAsync(left, "half a photo", Ct);
        using var writer = Unfinished.Create(written);
        using var again = DiskBlobStore.Open(_folder.Options);
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(written));
    }

    [Fact]
    public async Task Nothing_unfinished_is_left_by_refused_and_failed_uploads()
    {
        await Store.PutAsync(Name, Of(Content(101), 100), null, Ct);
        await using var broken = new BrokenStream(Content(100_000));
        await Assert.ThrowsAnyAsync<Exception>(() => Store.PutAsync(Name, new BlobContent(broken, "image/png", long.MaxValue), null, Ct));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "blobs", "unfinished")));
    }

    [Theory]
    [InlineData(10)] // in the content
    [InlineData(-1500)] // near its end
    public async Task A_content_that_the_disk_has_changed_is_not_passed_on_as_whole(int at)
    {
        await PutAsync(Content(200_000));
        await DamageAsync(file => file.Seek(at, at < 0 ? SeekOrigin.End : SeekOrigin.Begin));
        await Assert.ThrowsAsync<StoreUnavailableException>(ReadAsync);
    }

    [Fact]
    public async Task A_file_that_is_cut_off_is_told()
    {
        await PutAsync(Content(200_000));
        await DamageAsync(file => file.SetLength(150_000));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.OpenAsync(Name, Ct));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.FindAsync(Name, Ct));
    }

    [Fact]
    public async Task A_file_in_the_place_of_another_is_told()
    {
        await PutAsync(Content(100));
        var file = Files().Single();
        Assert.IsType<BlobPut.Stored>(await Store.PutAsync("other", Of(Content(200)), null, Ct));
        File.Copy(Files().Single(f => f != file), file, overwrite: true);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.OpenAsync(Name, Ct));
    }

    [Fact]
    public async Task A_full_disk_is_told_nothing_is_half_written_and_the_store_recovers()
    {
        using var disk = SmallDisk.Mount();
        using var store = DiskBlobStore.Open(new Embedded.EmbeddedOptions { Folder = disk.Path });
        var stored = new List<BlobFacts>();
        StoreUnavailableException? full = null;
        for (var i = 0; i < 10 && full is null; i++)
        {
            try
            {
                stored.Add(Assert.IsType<BlobPut.Stored>(await store.PutAsync($"x/{i}", Of(Content(300_000)), null, Ct)).Facts);
            }
            catch (StoreUnavailableException e)
            {
                full = e;
            }
        }

        Assert.True(full?.IsFull);
        Assert.NotEmpty(stored);
        Assert.Empty(Directory.GetFiles(Path.Combine(disk.Path, "blobs", "unfinished")));
        for (var i = 0; i < stored.Count; i++)
            Assert.Equal(stored[i], await store.FindAsync($"x/{i}", Ct));
        Assert.Null(await store.FindAsync($"x/{stored.Count}", Ct));
        Assert.True(await store.RemoveAsync("x/0", stored[0].Version, Ct));
        Assert.IsType<BlobPut.Stored>(await store.PutAsync("x/after", Of(Content(300_000)), null, Ct));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(122)]
    [InlineData(unchecked((int)0x80070070))]
    public void A_full_disk_is_told_as_full(int code) => Assert.True(DiskFaults.Translate(new IOException("No room", code))?.IsFull);

    [Fact]
    public void Another_fault_of_the_disk_is_not_told_as_full() => Assert.False(DiskFaults.Translate(new IOException("Broken", 5))?.IsFull);

    [Fact]
    public void A_folder_that_cannot_be_used_is_told()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "not a folder");
        Assert.Throws<StoreUnavailableException>(() => DiskBlobStore.Open(new Embedded.EmbeddedOptions { Folder = file }));
    }

    [Fact]
    public async Task The_key_of_a_folder_is_made_once_and_only_its_owner_reads_it()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Convert.ToHexString(AddressKey.Of(_folder.Options)))));
        Assert.Equal(64, Assert.Single(keys.Distinct()).Length);
        Assert.Single(Directory.GetFiles(_folder.Path, "address.key*"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Path, "address.key")));
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Path.Combine(_folder.Path, "blobs"), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f).Length == 62);

    private async Task DamageAsync(Action<FileStream> seek)
    {
        await using var file = new FileStream(Files().Single(), FileMode.Open);
        seek(file);
        if (file.Position == 0)
            return;
        var octet = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(octet ^ 0xFF));
    }
}
