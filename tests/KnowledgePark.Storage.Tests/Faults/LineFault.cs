namespace KnowledgePark.Storage.Tests.Faults;

/// <summary>What can go wrong between a client and a server.</summary>
public enum LineFault
{
    /// <summary>429 with the time to wait; nothing was done.</summary>
    Throttled,

    /// <summary>449; nothing was done.</summary>
    RetryWith,

    /// <summary>503; nothing was done.</summary>
    Unavailable,

    /// <summary>408 although it was done.</summary>
    TimeoutAfterwards,

    /// <summary>The server does it, and the answer arrives empty.</summary>
    EmptyAfterwards,

    /// <summary>The server does it, and the answer comes when nobody waits any more.</summary>
    SlowAfterwards,

    /// <summary>The server does it, and something unreadable arrives.</summary>
    MalformedAfterwards,

    /// <summary>The connection is cut before the server looks at the request.</summary>
    CutBefore,

    /// <summary>The server does it, and the connection is cut before the answer.</summary>
    CutAfterwards,
}
