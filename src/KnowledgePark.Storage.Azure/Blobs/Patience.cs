using Azure.Core;
using Azure.Storage.Blobs;

namespace KnowledgePark.Storage.Azure.Blobs;

/// <summary>How long a call of Azure is waited for and repeated.</summary>
/// <param name="Retries">How often a call that failed is repeated; the service's own Retry-After is kept to.</param>
/// <param name="FirstPause">Before the first repetition; each later pause is twice as long, with jitter.</param>
/// <param name="LongestPause">At most so long.</param>
/// <param name="OneTry">The longest silence of the network.</param>
/// <param name="Whole">All tries of one call together. The SDK alone would keep to a Retry-After of an hour.</param>
internal sealed record Patience(int Retries, TimeSpan FirstPause, TimeSpan LongestPause, TimeSpan OneTry, TimeSpan Whole)
{
    /// <summary>Somebody looks at a page that is loading. The SDK's own patience is made for nightly jobs: minutes.</summary>
    public static readonly Patience OfAPerson = new(4, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25));

    public void Apply(BlobClientOptions options)
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = Retries;
        options.Retry.Delay = FirstPause;
        options.Retry.MaxDelay = LongestPause;
        options.Retry.NetworkTimeout = OneTry;
    }

    /// <summary>Runs one call; what Azure or the way to it cannot do now becomes a <see cref="StoreUnavailableException"/>.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(ct);
        whole.CancelAfter(Whole);
        try
        {
            return await call(whole.Token);
        }
        catch (Exception e) when (AzureFaults.Translate(e, ct) is { } fault)
        {
            throw fault;
        }
    }
}
