using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePark.Host.Health;

/// <summary>
/// Whether the store answers: it is asked for a record that nobody has, the cheapest question that every store answers from its index. A store
/// that has not answered within <see cref="Patience"/> counts as gone, so that requests go to a copy of the Host that can serve them.
/// </summary>
internal sealed class StoreHealth(IParkStore store) : IHealthCheck
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const string Nobody = "readiness";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        giveUp.CancelAfter(Patience);
        try
        {
            // On a thread of its own: a store may block before it gives its task away, and may not look at the token.
            await Task.Run(() => store.FindAsync<Park>(Nobody, Nobody, giveUp.Token), giveUp.Token).WaitAsync(giveUp.Token);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Unhealthy("unavailable");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("too slow");
        }
    }
}
