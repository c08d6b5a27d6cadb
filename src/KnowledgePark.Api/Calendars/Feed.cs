using KnowledgePark.Calendars;
using NodaTime;

namespace KnowledgePark.Api.Calendars;

/// <summary>A feed as one request finds it.</summary>
/// <param name="Place">What it is of.</param>
/// <param name="Server">The address of the server that it names as its source.</param>
/// <param name="Revision">Its state, and so its entity tag.</param>
/// <param name="Date">Its state for readers that know dates only.</param>
/// <param name="Now">When the request came.</param>
/// <param name="Octets">Null while nobody has needed them.</param>
internal sealed record Feed(FeedPlace Place, string Server, FeedRevision Revision, FeedDate Date, Instant Now, RenderedFeed? Octets)
{
    /// <summary>What tells it from other feeds; a server may be known by several addresses.</summary>
    public string Key => Server + Place.Path;

    /// <summary>Whole seconds.</summary>
    public DateTimeOffset LastModified => Date.Sent(Now).ToDateTimeOffset();

    /// <summary>True if a reader that was sent this date has this revision.</summary>
    public bool IsCurrent(DateTimeOffset ifModifiedSince) => Date.IsCurrent(Instant.FromDateTimeOffset(ifModifiedSince), Now);
}
