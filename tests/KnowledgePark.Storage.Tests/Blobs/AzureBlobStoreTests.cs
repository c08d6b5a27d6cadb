using System.Net;
using KnowledgePark.Storage.Azure.Blobs;
using NodaTime;

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>The promises, kept by Azure's SDK against its emulator.</summary>
public sealed class AzureBlobStoreTests(Azurite azurite) : BlobPromises
{
    private Uri _address = null!; // Set before each fact.

    protected override async Task<IBlobStore> OpenAsync()
    {
        _address = await azurite.AddressAsync();
        return await Azurite.NewStoreAsync(_address, Patience.OfAPerson, Ct);
    }

    [Fact]
    public async Task An_address_gives_the_content_to_anybody_and_nothing_else()
    {
        await PutAsync(Content(1000));
        var address = (await Store.AddressAsync(Name, Now(Duration.FromMinutes(5)), Ct))!; // This store has addresses.
        using var anybody = new HttpClient();
        Assert.Equal(Content(1000), await anybody.GetByteArrayAsync(address, Ct));
        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.DeleteAsync(address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.GetAsync(new Uri(address.AbsoluteUri.Replace("0a1b", "0a1c", StringComparison.Ordinal)), Ct)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await anybody.GetAsync(new Uri(address.GetLeftPart(UriPartial.Path)), Ct)).StatusCode);
    }

    [Fact]
    public async Task An_address_that_has_ended_gives_nothing()
    {
        await PutAsync(Content(1000));
        var address = await Store.AddressAsync(Name, Now(-Duration.FromSeconds(1)), Ct);
        using var anybody = new HttpClient();
        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.GetAsync(address, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_container_is_not_made_by_the_way()
    {
        var store = AzureBlobStore.Of(Azurite.Options(_address, $"park-{Guid.NewGuid():N}"), Azurite.Key, SystemClock.Instance);
        var told = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutAsync(Name, Of(Content(10)), null, Ct));
        Assert.Contains("Provision", told.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FindAsync(Name, Ct));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RemoveAsync(Name, "\"1\"", Ct));
        await store.ProvisionAsync(Ct);
        await store.ProvisionAsync(Ct);
        Assert.Null(await store.FindAsync(Name, Ct));
    }

    [Fact]
    public async Task A_wrong_key_is_told_as_refused()
    {
        var wrong = new global::Azure.Storage.StorageSharedKeyCredential(Azurite.Key.AccountName, Convert.ToBase64String(new byte[64]));
        var store = AzureBlobStore.Of(Azurite.Options(_address, "park-x1"), wrong, SystemClock.Instance);
        Assert.Contains("refuses", (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FindAsync(Name, Ct))).Message, StringComparison.Ordinal);
    }

    /// <summary>By the wall clock, which the emulator goes by.</summary>
    private static Instant Now(Duration plus) => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + plus;
}
