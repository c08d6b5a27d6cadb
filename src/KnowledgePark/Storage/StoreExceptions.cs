namespace KnowledgePark.Storage;

/// <summary>A shape that this store cannot answer rightly. The edge answers 501 with the message.</summary>
public sealed class NotSupportedByStoreException : Exception
{
    public NotSupportedByStoreException() : base("This store cannot answer this query.")
    {
    }

    public NotSupportedByStoreException(string message) : base(message)
    {
    }

    public NotSupportedByStoreException(string message, Exception inner) : base(message, inner)
    {
    }
}

/// <summary>The store cannot work now: unreachable, busy, read-only or full. Nothing was acknowledged. The edge answers 503, or 507 if full.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException() : this("The store is not available now. Try again shortly.")
    {
    }

    public StoreUnavailableException(string message) : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>True if there is no room left on the medium.</summary>
    public bool IsFull { get; init; }

    /// <summary>When it is worth trying again, if the store has said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
