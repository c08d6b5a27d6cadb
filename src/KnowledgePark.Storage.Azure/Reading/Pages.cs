using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure.Reading;

/// <summary>
/// Reads page after page along the continuation that each carries. After a page that did not come, an iterator is made anew from the page before: what
/// state one is left in by a broken answer or a timeout is nobody's promise, and a page that is passed over would be rows that are not there.
/// </summary>
internal sealed class Pages<TRow>(Attempts attempts, string operation, Func<string?, FeedIterator<TRow>> from, string? start) : IDisposable
{
    private FeedIterator<TRow>? _pages;
    private string? _continuation = start;
    private bool _hasBegun;

    /// <summary>False once the last page of a query has been read. A change feed never ends.</summary>
    public bool HasMore => !_hasBegun || _continuation is not null;

    public async Task<FeedResponse<TRow>> NextAsync(CancellationToken ct)
    {
        var page = await attempts.ReadAsync(operation, OnceAsync, ct);
        _continuation = page.ContinuationToken;
        _hasBegun = true;
        return page;
    }

    public void Dispose() => _pages?.Dispose();

    private async Task<FeedResponse<TRow>> OnceAsync(CancellationToken ct)
    {
        _pages ??= from(_continuation);
        try
        {
            return await _pages.ReadNextAsync(ct);
        }
        catch
        {
            _pages.Dispose();
            _pages = null;
            throw;
        }
    }
}
