namespace KnowledgePark.Storage;

/// <summary>A blob that is being read.</summary>
/// <param name="Facts">Of exactly this content.</param>
/// <param name="Content">From its beginning; it can seek.</param>
public sealed record OpenBlob(BlobFacts Facts, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
