using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePark.Host.Health;

/// <summary>
/// /health/live: the process answers; who gets no answer starts it anew. /health/ready: it can serve; while it cannot (503), requests go elsewhere.
/// Both say in one line of JSON which part is missing, and nothing of what is inside.
/// </summary>
internal static class HealthHosting
{
    public static IServiceCollection AddParkHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoreHealth>("store").AddCheck<DirectoryHealth>("directory");
        return services;
    }

    public static void MapParkHealth(this IEndpointRouteBuilder app)
    {
        // Nothing is looked at: a store that is gone does not come back because the process is started anew.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (http, _) => WriteAsync(http, "live", []) });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResponseWriter = (http, report) => WriteAsync(
                http,
                report.Status == HealthStatus.Healthy ? "ready" : "not ready",
                report.Entries.ToDictionary(e => e.Key, e => e.Value.Status == HealthStatus.Healthy ? "ok" : e.Value.Description ?? "failed")),
        });
    }

    private static Task WriteAsync(HttpContext http, string status, Dictionary<string, string> checks)
    {
        http.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(http.Response.Body, new { status, checks }, cancellationToken: http.RequestAborted);
    }
}
