using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace KnowledgePark.Api.Access;

/// <summary>
/// Counts the wrong tokens of each network address: thirty a minute (KnowledgePark:SignIn:FailuresPerMinute), then none is looked at for a while. Guessing 256 bits is hopeless anyway; this
/// keeps a program with an old token from making the store look for it day and night.
/// </summary>
internal sealed class FailedSignIns(IConfiguration configuration) : IDisposable
{
    public const int Usual = 30;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _limiter = Limiter(Math.Max(1, configuration.GetValue("KnowledgePark:SignIn:FailuresPerMinute", Usual)));

    /// <summary>How long no token of this address is looked at; null: they are.</summary>
    public TimeSpan? BlockedFor(string address)
    {
        // No permit is taken: this only asks whether there is one.
        using var lease = _limiter.AttemptAcquire(address, 0);
        return lease.IsAcquired ? null : s_window / 6;
    }

    public void Count(string address) => _limiter.AttemptAcquire(address).Dispose();

    public void Dispose() => _limiter.Dispose();

    private static PartitionedRateLimiter<string> Limiter(int allowed) => PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
        address, _ => new SlidingWindowRateLimiterOptions { PermitLimit = allowed, Window = s_window, SegmentsPerWindow = 6, QueueLimit = 0 }));
}
