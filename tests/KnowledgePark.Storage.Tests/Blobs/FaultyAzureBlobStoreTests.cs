using KnowledgePark.Storage.Azure.Blobs;

namespace KnowledgePark.Storage.Tests.Blobs;

/// <summary>The promises, kept on a way on which every sixth request goes wrong: busy, cut before, cut after it has done its work.</summary>
public sealed class FaultyAzureBlobStoreTests(Azurite azurite) : BlobPromises
{
    private static readonly Patience s_patience = new(6, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));

    private FaultyWay? _way;
    private int _requests;

    protected override async Task<IBlobStore> OpenAsync()
    {
        _way = new FaultyWay(await azurite.AddressAsync());
        var store = await Azurite.NewStoreAsync(_way.Address, s_patience, Ct);
        _way.Cuts = request => Interlocked.Increment(ref _requests) % 6 == 0 ? Fault(request.Method) : FaultyWay.Cut.None;
        return store;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _way?.Dispose(); // There is none if the fact was skipped.
    }

    /// <summary>A removal whose answer is lost says that there was nothing to remove: see AzureBlobStore.</summary>
    private FaultyWay.Cut Fault(string method) => (_requests / 6 % 3, method) switch
    {
        (0, not "DELETE") => FaultyWay.Cut.AfterCommit,
        (1, "GET") => FaultyWay.Cut.HalfWay,
        _ => FaultyWay.Cut.Before,
    };
}
