using System.Security.Cryptography;
using KnowledgePark.Api.Tests.Demo;
using KnowledgePark.Facilities;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Embedded;
using KnowledgePark.Storage.Embedded.Blobs;
using NodaTime;
using NodaTime.Testing;

namespace KnowledgePark.Api.Tests.Media;

/// <summary>Whatever happens in between, a record never names a content that is not there.</summary>
public sealed class MediaDeskTests : IAsyncLifetime
{
    private static readonly MediaSlot s_photo = MediaSlots.Of(typeof(Space)).Single(s => s.Name == "photo");
    private static readonly byte[] s_x = Uploads.Jpeg(seed: 1);
    private static readonly byte[] s_y = Uploads.Jpeg(seed: 2);

    private readonly TempStore _temp = new();
    private readonly FakeClock _clock = new(Instant.FromUtc(2026, 11, 23, 8, 0));
    private readonly List<ParkDirectory> _directories = [];
    private DiskBlobStore _disk = null!; // Set before each test.
    private InterruptedBlobs _blobs = null!; // Set before each test.
    private MediaDesk _desk = null!; // Set before each test.

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _disk = DiskBlobStore.Open(new EmbeddedOptions { Folder = _temp.Folder });
        _blobs = new InterruptedBlobs(_disk);
        _desk = Desk(_temp.Store);
        foreach (var set in SmallPark.Records())
            await _temp.Store.CommitAsync(set, Ct);
    }

    public ValueTask DisposeAsync()
    {
        _directories.ForEach(d => d.Dispose());
        _disk.Dispose();
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_facts_of_a_photo_are_those_of_its_content()
    {
        var done = Assert.IsType<MediaOutcome.Done>(await PutAsync(s_x));
        Assert.Equal(new MediaFacts { ContentType = "image/jpeg", Length = s_x.Length, Sha256 = Sha256(s_x), ChangedAt = _clock.GetCurrentInstant().ToDateTimeOffset() }, done.Facts);
        Assert.Equal(done.Facts, (await LabAsync())!.Photo);
        await AssertShownAsync(s_x);
    }

    [Fact]
    public async Task A_photo_that_is_put_back_while_its_removal_is_under_way_stays()
    {
        await PutAsync(s_x);
        _blobs.BeforeRemove = async () => Assert.IsType<MediaOutcome.Done>(await PutAsync(s_x));
        Assert.IsType<MediaOutcome.Done>(await PutAsync(s_y));
        await AssertShownAsync(s_x);
    }

    [Fact]
    public async Task A_photo_that_is_put_back_after_its_record_was_taken_away_and_made_anew_stays()
    {
        await PutAsync(s_x);
        var lab = (await LabAsync())!; // It is there.
        _blobs.BeforeRemove = async () =>
        {
            await _temp.Store.CommitAsync(new ChangeSet(Change.Create(lab with { Photo = null })), Ct);
            await PutAsync(s_x);
        };
        Assert.IsType<RegisterOutcome.Done>(await _desk.RemoveRecordAsync(lab, Ct));
        await AssertShownAsync(s_x);
    }

    [Fact]
    public async Task Two_who_put_the_same_photo_both_have_it_shown()
    {
        _blobs.BeforePut = async () => await PutAsync(s_x);
        Assert.IsType<MediaOutcome.Done>(await PutAsync(s_x));
        await AssertShownAsync(s_x);
    }

    [Fact]
    public async Task Whoever_is_too_late_leaves_the_photo_of_the_other_and_nothing_else()
    {
        _blobs.BeforePut = async () => await PutAsync(s_y);
        Assert.IsType<MediaOutcome.PreconditionFailed>(await PutAsync(s_x, facts => facts is null));
        await AssertShownAsync(s_y);
        Assert.Null(await _disk.FindAsync(s_photo.BlobOf("lab", Sha256(s_x)), Ct));
    }

    [Fact]
    public async Task Whoever_is_too_late_with_the_same_photo_does_not_take_it_away()
    {
        _blobs.BeforePut = async () => await PutAsync(s_x);
        Assert.IsType<MediaOutcome.PreconditionFailed>(await PutAsync(s_x, facts => facts is null));
        await AssertShownAsync(s_x);
    }

    [Fact]
    public async Task An_upload_to_a_record_that_is_removed_meanwhile_leaves_nothing()
    {
        _blobs.BeforePut = async () => await _temp.Store.CommitAsync(new ChangeSet(Change.Remove((await LabAsync())!)), Ct); // It is there.
        Assert.IsType<MediaOutcome.RecordGone>(await PutAsync(s_x));
        Assert.Null(await _disk.FindAsync(s_photo.BlobOf("lab", Sha256(s_x)), Ct));
    }

    [Fact]
    public async Task An_end_between_storing_and_switching_leaves_the_old_photo()
    {
        await PutAsync(s_x);
        var dying = Desk(new FailingStore(_temp.Store, nameof(Space), 1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => PutAsync(s_y, desk: dying));
        await AssertShownAsync(s_x);
        Assert.IsType<MediaOutcome.Done>(await PutAsync(s_y));
        await AssertShownAsync(s_y);
    }

    [Fact]
    public async Task An_end_between_switching_and_removing_leaves_the_new_photo()
    {
        await PutAsync(s_x);
        _blobs.BeforeRemove = () => throw new StoreUnavailableException();
        Assert.IsType<MediaOutcome.Done>(await PutAsync(s_y));
        await AssertShownAsync(s_y);
    }

    [Fact]
    public async Task A_content_that_was_lost_is_healed_by_putting_it_again()
    {
        await PutAsync(s_x);
        var name = s_photo.BlobOf("lab", Sha256(s_x));
        await _disk.RemoveAsync(name, (await _disk.FindAsync(name, Ct))!.Version, Ct); // It is there.
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AssertShownAsync(s_x));
        await PutAsync(s_x);
        await AssertShownAsync(s_x);
    }

    [Fact]
    public async Task Many_who_put_and_take_away_three_photos_at_once_never_leave_a_record_without_its_content()
    {
        byte[][] photos = [s_x, s_y, Uploads.Png()];
        using var ended = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
                await ShownAsync();
        }, Ct);
        await Parallel.ForEachAsync(Enumerable.Range(0, 80), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Ct }, async (i, ct) =>
        {
            try
            {
                if (i % 5 == 0)
                    await _desk.RemoveAsync(s_photo, (await LabAsync())!, _ => true, ct); // It is there.
                else
                    await PutAsync(photos[i * 7 % 3]);
            }
            catch (StoreUnavailableException e) when (e.Message.StartsWith("Too many others", StringComparison.Ordinal))
            {
                // Told, and nothing written.
            }
        });
        await ended.CancelAsync();
        await reading;
        if ((await LabAsync())!.Photo is { } photo) // It is there.
            Assert.Equal(photo.Sha256, await ShownAsync());
    }

    private MediaDesk Desk(IParkStore store)
    {
        var directory = new ParkDirectory(store);
        _directories.Add(directory);
        return new MediaDesk(store, _blobs, new Register(store, directory, _clock), _clock);
    }

    private Task<Space?> LabAsync() => _temp.Store.FindAsync<Space>("lab", Ct);

    private async Task<MediaOutcome> PutAsync(byte[] photo, Func<MediaFacts?, bool>? isExpected = null, MediaDesk? desk = null)
    {
        using var content = new MemoryStream(photo);
        var type = ContentType.Sniff(photo);
        return await (desk ?? _desk).PutAsync(s_photo, (await LabAsync())!, new MediaUpload(content, type), isExpected ?? (_ => true), Ct); // It is there.
    }

    /// <summary>The checksum of what is shown, read whole; null if there is nothing.</summary>
    private async Task<string?> ShownAsync()
    {
        if (await _desk.OpenAsync(s_photo, (await LabAsync())!, Ct) is not { } open) // It is there.
            return null;
        await using var blob = open.Blob;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(blob.Content, Ct));
    }

    private async Task AssertShownAsync(byte[] photo) => Assert.Equal(Sha256(photo), await ShownAsync());

    private static string Sha256(byte[] photo) => Convert.ToHexStringLower(SHA256.HashData(photo));
}
