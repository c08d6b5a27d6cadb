using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Storage.Tests;

/// <summary>The promises, kept by SQLite.</summary>
public sealed class EmbeddedStoreTests : QueryPromises
{
    private readonly TempFolder _folder = new();

    protected override Task<IParkStore> OpenAsync() => Task.FromResult<IParkStore>(EmbeddedStore.Open(_folder.Options));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
