namespace KnowledgePark.CosmosGateway;

/// <summary>Something that goes wrong with one request.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Delay">How long it takes; for <see cref="FaultKind.TooManyRequests"/> the time to wait that the answer states.</param>
public sealed record Fault(FaultKind Kind, TimeSpan Delay)
{
    /// <summary>429 with x-ms-retry-after-ms.</summary>
    public static Fault TooManyRequests(TimeSpan retryAfter) => new(FaultKind.TooManyRequests, retryAfter);

    /// <summary>A fault that takes no time of its own.</summary>
    public static Fault Of(FaultKind kind) => new(kind, TimeSpan.Zero);
}
