using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure;

/// <summary>
/// Counts the answers that were no answers. The SDK's reader of the change feed hides them: it goes on to the next partition and then says 'nothing
/// new', though it has not looked everywhere.
/// </summary>
internal sealed class FailedAnswers : RequestHandler
{
    private long _count;

    /// <summary>How many there were since the start, of any request.</summary>
    public long Count => Interlocked.Read(ref _count);

    public override async Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (AttemptFailure.Of(answer.StatusCode, null) is not null)
                Interlocked.Increment(ref _count);
            return answer;
        }
        catch
        {
            Interlocked.Increment(ref _count);
            throw;
        }
    }
}
