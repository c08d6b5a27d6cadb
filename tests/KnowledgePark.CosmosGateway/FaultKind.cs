namespace KnowledgePark.CosmosGateway;

/// <summary>The faults that a gateway can show. All but the last happen before anything is written.</summary>
public enum FaultKind
{
    /// <summary>429: the throughput is used up.</summary>
    TooManyRequests,

    /// <summary>449: a write met another one and should be sent again.</summary>
    RetryWith,

    /// <summary>503.</summary>
    ServiceUnavailable,

    /// <summary>408.</summary>
    RequestTimeout,

    /// <summary>The answer is right but late.</summary>
    Delay,

    /// <summary>The connection breaks before the request is looked at.</summary>
    CutBefore,

    /// <summary>The request is carried out, and the connection breaks before the answer.</summary>
    CutAfterCommit,
}
