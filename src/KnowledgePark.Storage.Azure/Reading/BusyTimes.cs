using System.Globalization;
using KnowledgePark.Bookings;
using KnowledgePark.Storage.Azure.Documents;
using KnowledgePark.Storage.Azure.Querying;
using NodaTime;

namespace KnowledgePark.Storage.Azure.Reading;

/// <summary>What takes spaces in a window. Bookings carry the first and last instant that they take, and the leaves, so that an index finds them.</summary>
internal sealed class BusyTimes(Queries queries)
{
    /// <summary>Up to this many spaces are asked for by name; more are found by the window alone.</summary>
    private const int MaxNamed = 32;

    public async Task<IReadOnlyList<Busy>> ReadAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct)
    {
        if (spaceIds is { Count: 0 } || window.Start == window.End)
            return [];
        var wanted = spaceIds?.ToHashSet();
        var rows = await queries.AllAsync<Taking>("busy", "booking", Query(wanted, window), buildingId, ct);
        return
        [
            .. rows.SelectMany(row => row.Allocations, (row, a) => new Busy(a.SpaceId, Instant.FromDateTimeOffset(a.From), Instant.FromDateTimeOffset(a.To), row.Id, row.HeldUntil is { } until ? Instant.FromDateTimeOffset(until) : null))
                .Where(b => wanted?.Contains(b.SpaceId) != false && b.From < window.End && b.To > window.Start)
                .OrderBy(b => b.SpaceId, StringComparer.Ordinal).ThenBy(b => b.From),
        ];
    }

    internal static SqlText Query(IReadOnlyCollection<string>? spaceIds, Interval window)
    {
        var parameters = new SqlParameters();
        var (from, to) = (parameters.Add(Instants.Text(window.Start)), parameters.Add(Instants.Text(window.End)));
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT c["record"]["id"] AS id, c["record"]["allocations"] AS allocations, c["record"]["heldUntil"] AS heldUntil FROM c WHERE c["type"] = "booking" AND c["blockedTo"] > {from} AND c["blockedFrom"] < {to}
            """);
        if (spaceIds is { Count: <= MaxNamed })
            sql += $" AND ({string.Join(" OR ", spaceIds.Order(StringComparer.Ordinal).Select(s => $"ARRAY_CONTAINS(c[\"leaves\"], {parameters.Add(s)})"))})";
        return new SqlText(sql, parameters.All);
    }

    private sealed record Taking(string Id, IReadOnlyList<Allocation> Allocations, DateTimeOffset? HeldUntil);
}
