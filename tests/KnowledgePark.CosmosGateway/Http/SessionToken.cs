using System.Globalization;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Http;

/// <summary>
/// Session tokens: <c>range:-1#lsn</c>, several with commas. A token names the commit of a range that its holder has seen; a read with it must not
/// show less.
/// </summary>
internal static class SessionToken
{
    /// <summary>The consistency levels, the strongest first.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["Strong", "BoundedStaleness", "Session", "ConsistentPrefix", "Eventual"];

    public static string Write(PartitionRange range, long lsn) => $"{range.Id}:-1#{lsn}";

    /// <summary>The state that a read of this range is answered from, as a sequence number; and what the answer's own token says.</summary>
    /// <exception cref="Refusal">404/1002: the token names a commit that this range does not have.</exception>
    public static (long ReadAt, long Stated) Resolve(Call call, PartitionRange range)
    {
        var newest = range.Lsn;
        var isSession = Level(call) is "Session";
        var seen = isSession && call.Header(Headers.SessionToken) is { } token ? Read(token, range.Id) : null;
        if (seen > newest)
            throw new Refusal(404, "NotFound", "The read session is not available for the input session token.", 1002);
        var options = call.Account.Options;
        if (!options.StaleReads || Level(call) is "Strong" or "BoundedStaleness")
            return (PartitionRange.Newest, newest);
        var at = seen ?? Math.Max(0, options.LagWithoutToken is { } lag ? newest - lag : 0);
        return (at, at);
    }

    private static string Level(Call call)
    {
        var ofAccount = call.Account.Options.Consistency;
        if (call.Header("x-ms-consistency-level") is not { } asked)
            return ofAccount;
        var weaker = Levels.SkipWhile(l => l != ofAccount);
        return weaker.FirstOrDefault(l => l.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? throw Refusal.BadRequest($"The consistency level {asked} is unknown or stronger than the account's {ofAccount}.");
    }

    private static long? Read(string token, string rangeId)
    {
        long? seen = null;
        foreach (var part in token.Split(','))
        {
            // range:version#lsn, and #region=lsn after it where there are several regions.
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var numbers = part[(colon + 1)..].Split('#');
            if (colon < 0 || !long.TryParse(numbers[Math.Min(1, numbers.Length - 1)], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var lsn))
                throw Refusal.BadRequest($"The session token provided '{token}' is invalid.");
            if (part[..colon] == rangeId)
                seen = lsn;
        }

        return seen;
    }
}
