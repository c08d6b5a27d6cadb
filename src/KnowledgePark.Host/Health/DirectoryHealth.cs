using KnowledgePark.Facilities;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePark.Host.Health;

/// <summary>Whether the park is known. Before that, every space would be answered as unknown, which is worse than no answer.</summary>
internal sealed class DirectoryHealth(ParkDirectory directory) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(directory.IsLoaded ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("not loaded"));
}
