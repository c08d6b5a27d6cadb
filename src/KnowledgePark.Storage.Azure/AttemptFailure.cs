using System.Net;

namespace KnowledgePark.Storage.Azure;

/// <summary>Why an attempt was not answered as wanted, though another one may be.</summary>
/// <param name="Status">What the server said, or what stands for its silence.</param>
/// <param name="RetryAfter">How long it asks to wait; null: it does not say.</param>
/// <param name="MayHaveHappened">True if a write may have been done all the same.</param>
internal sealed record AttemptFailure(HttpStatusCode Status, TimeSpan? RetryAfter, bool MayHaveHappened)
{
    public Exception? Cause { get; init; }

    /// <summary>Null for an answer that stands.</summary>
    public static AttemptFailure? Of(HttpStatusCode status, TimeSpan? retryAfter) => (int)status switch
    {
        429 or 449 => new AttemptFailure(status, retryAfter, MayHaveHappened: false),
        408 or 500 or 502 or 503 or 504 or 410 => new AttemptFailure(status, retryAfter, MayHaveHappened: true),
        _ => null,
    };

    public StoreUnavailableException ToUnavailable(TimeSpan pause) => new(
        (int)Status == 429
            ? "The store has more to do than it is allowed to at once. Try again shortly."
            : "The store does not answer at present. Try again shortly; a request that states its id is never done twice.",
        Cause ?? new InvalidOperationException($"Cosmos DB answered {(int)Status}."))
    { RetryAfter = pause };
}
