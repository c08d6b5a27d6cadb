using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgePark.Bookings;
using NodaTime;

namespace KnowledgePark.Calendars;

/// <summary>
/// The state of all that a feed shows. The same digest means the same octets, in any process; it is known from the guards and the park's map,
/// without a look at any booking.
/// </summary>
/// <param name="Digest">Opaque; the entity tag without its quotes.</param>
/// <param name="Changed">When a stored change, the day's begin or a hold's end last moved it. A changed name has no stored time: see <see cref="FeedDate"/>.</param>
public sealed record FeedRevision(string Digest, Instant Changed)
{
    /// <summary>Count it up when the same bookings are written in another way: readers must not keep the old octets.</summary>
    private const int Form = 1;

    /// <summary>The revision before any hold has run out.</summary>
    /// <param name="place">What is shown of the park.</param>
    /// <param name="server">The address of the server, which the feed names as its source.</param>
    /// <param name="window">The day.</param>
    /// <param name="guards">Those of the place's leaves. Their revisions only grow, each with every change of a booking of its leaf.</param>
    public static FeedRevision Of(FeedPlace place, string server, FeedWindow window, IReadOnlyList<Guard> guards)
    {
        var text = new StringBuilder(256)
            .Append(CultureInfo.InvariantCulture, $"{Form}\n{DateTimeZoneProviders.Tzdb.VersionId}\n{server}\n{place.Digest}\n{window.Today.ToUnixTimeSeconds()}\n");
        foreach (var guard in guards.OrderBy(g => g.Id, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{guard.Id} {guard.Revision}\n");
        var changed = guards.Select(g => Instant.FromDateTimeOffset(g.ChangedAt)).Append(window.Today).Max();
        return new FeedRevision(Hash(text.ToString()), changed);
    }

    /// <summary>
    /// The revision once holds have run out that are still written as held. Their guards have not moved, but the feed has. The last end tells
    /// which: all that end before it have run out too.
    /// </summary>
    public FeedRevision After(IEnumerable<Instant> heldUntil, Instant now)
    {
        var passed = heldUntil.Where(until => until <= now).DefaultIfEmpty(Instant.MinValue).Max();
        return passed == Instant.MinValue
            ? this
            : new FeedRevision(Hash($"{Digest} {passed.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)}"), Instant.Max(Changed, passed));
    }

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 18));
}
