using System.Security.Cryptography;

namespace KnowledgePark.CosmosGateway;

/// <summary>How a gateway behaves. The defaults are those of a small account with session consistency.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where to listen: http on a loopback address; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>The account key, base64. The default is no secret: it is the same everywhere.</summary>
    public string Key { get; init; } = Convert.ToBase64String(SHA512.HashData("KnowledgePark test gateway"u8));

    /// <summary>How many physical partitions each container has; at least 1.</summary>
    public int PartitionRanges { get; init; } = 4;

    /// <summary>Request units a second of a container that is made without throughput.</summary>
    public int DefaultThroughput { get; init; } = 400;

    /// <summary>The account's consistency level, in the service's words.</summary>
    public string Consistency { get; init; } = "Session";

    /// <summary>
    /// True: every read is answered from the oldest state that its session token permits, as a replica that lags as far as it may. A test that
    /// passes so relies on session consistency and on no more. The history of every document is kept.
    /// </summary>
    public bool StaleReads { get; init; }

    /// <summary>How many commits a stale read without a token lags behind; null: it sees nothing of what was ever written.</summary>
    public long? LagWithoutToken { get; init; }

    /// <summary>False: an ORDER BY is served without an index too, which the service does not do.</summary>
    public bool EnforceIndexes { get; init; } = true;

    /// <summary>True: a token of Entra ID is taken without a look at it.</summary>
    public bool AcceptAnyIdentity { get; init; }

    /// <summary>The clock of <c>_ts</c> and of the time to live.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Asked before each request; what it returns goes wrong. Null: nothing does.</summary>
    public Func<GatewayRequest, Fault?>? OnRequest { get; init; }
}
