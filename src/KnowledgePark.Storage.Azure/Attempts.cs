using System.Net;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure;

/// <summary>
/// Repeats what may be repeated, for as long as a person would wait: at the pace that the server asks for (429), after a collision (449), and
/// after an answer that did not come (408, 503, a cut connection). The SDK's own patience, nine tries and half a minute, is turned off.
/// </summary>
internal sealed class Attempts(AzureOptions options, RequestCharges charges, TimeProvider time)
{
    /// <summary>404 with this substatus is not 'there is none' but 'this replica lags behind what you have seen'.</summary>
    private const int LaggingReplica = 1002;

    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a read until it is answered.</summary>
    /// <exception cref="StoreUnavailableException">It was not answered in time, or the account does not let us in.</exception>
    /// <exception cref="NotSupportedByStoreException">Cosmos DB refuses the query.</exception>
    public async Task<TResult> ReadAsync<TResult>(string operation, Func<CancellationToken, Task<TResult>> read, CancellationToken ct)
    {
        var waiting = Begin(operation);
        while (true)
        {
            var (result, failure) = await OnceAsync(read, ct);
            if (failure is null)
                return result!; // No failure means a result.
            await waiting.AfterAsync(failure, ct);
        }
    }

    /// <summary>One attempt, bounded in time. Answers the failure if another attempt may help.</summary>
    public async Task<(TResult? Result, AttemptFailure? Failure)> OnceAsync<TResult>(Func<CancellationToken, Task<TResult>> attempt, CancellationToken ct)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bounded.CancelAfter(options.AttemptTimeout);
        try
        {
            return (await attempt(bounded.Token), null);
        }
        catch (CosmosException e) when (e is { StatusCode: HttpStatusCode.NotFound, SubStatusCode: LaggingReplica })
        {
            return (default, new AttemptFailure(HttpStatusCode.ServiceUnavailable, null, MayHaveHappened: false) { Cause = e });
        }
        catch (CosmosException e) when (AttemptFailure.Of(e.StatusCode, e.RetryAfter) is { } failure)
        {
            return (default, failure with { Cause = e });
        }
        catch (CosmosException e) when (e.InnerException is null && !IsGarbage(e))
        {
            throw Translate(e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            return (default, new AttemptFailure(HttpStatusCode.RequestTimeout, null, MayHaveHappened: true) { Cause = e });
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException or NotSupportedByStoreException))
        {
            // The line broke, or what arrived over it is no answer: the SDK then throws whatever its readers fall over, a null reference included.
            return (default, new AttemptFailure(HttpStatusCode.ServiceUnavailable, null, MayHaveHappened: true) { Cause = e });
        }
    }

    /// <summary>Where every operation says what it cost.</summary>
    public RequestCharges Charges => charges;

    public Waiting Begin(string operation) => new(operation, options.Patience, charges, time);

    /// <summary>A page that is no JSON: the SDK's reader calls that a bad request, which it is not. The service's own refusals do not come from there.</summary>
    private static bool IsGarbage(CosmosException e) => e.StatusCode == HttpStatusCode.BadRequest && e.StackTrace?.Contains("Microsoft.Azure.Cosmos.Json.", StringComparison.Ordinal) == true;

    private static Exception Translate(CosmosException e) => e.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new StoreUnavailableException("The Cosmos DB account does not let this program in. Its identity needs the data-plane role 'Cosmos DB Built-in Data Contributor'.", e),
        HttpStatusCode.NotFound => new StoreUnavailableException("The database or its containers are not there. Run the verb 'provision' once.", e),
        HttpStatusCode.BadRequest => new NotSupportedByStoreException("Cosmos DB does not answer this query.", e),
        HttpStatusCode.RequestEntityTooLarge => new NotSupportedByStoreException("This is more than Cosmos DB takes at once.", e),
        HttpStatusCode.InsufficientStorage => new StoreUnavailableException("The partition is full.", e) { IsFull = true },
        _ => e,
    };

    /// <summary>The pauses of one operation.</summary>
    internal sealed class Waiting(string operation, TimeSpan patience, RequestCharges charges, TimeProvider time)
    {
        private readonly long _began = time.GetTimestamp();
        private int _tries;

        /// <summary>Waits before the next attempt: as long as the server says, or a little longer each time.</summary>
        /// <exception cref="StoreUnavailableException">That would be longer than a person waits.</exception>
        public async Task AfterAsync(AttemptFailure failure, CancellationToken ct)
        {
            var pause = failure.RetryAfter is { Ticks: > 0 } asked ? asked : s_firstPause * Math.Pow(2, _tries) * (0.5 + Random.Shared.NextDouble());
            _tries++;
            if (time.GetElapsedTime(_began) + pause > patience)
                throw failure.ToUnavailable(pause);
            charges.Retried(operation, (int)failure.Status, pause);
            await Task.Delay(pause, time, ct);
        }
    }
}
