using System.Collections.Immutable;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;

namespace KnowledgePark.Facilities;

/// <summary>
/// Keeps the <see cref="ParkMap"/> up to date. What this process writes it sees at once, because the registers call
/// <see cref="RefreshAsync"/>; what another process writes, when the Host polls next. Double bookings never depend on this:
/// they are the guards' work.
/// </summary>
public sealed class ParkDirectory(IParkStore store) : IDisposable
{
    private const int Chunk = 5000;

    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private Dictionary<Type, string> _marks = [];
    private volatile ParkMap _map = ParkMap.Empty;
    private volatile bool _isLoaded;

    /// <summary>The map as last refreshed.</summary>
    public ParkMap Map => _map;

    /// <summary>False until all was read once: an empty map then means only that nobody has looked.</summary>
    public bool IsLoaded => _isLoaded;

    /// <summary>Takes in what changed since the last call; the first call reads all.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await _refreshing.WaitAsync(ct);
        try
        {
            var old = _map;
            var marks = new Dictionary<Type, string>(_marks);
            var parks = await ApplyAsync(old.Parks, marks, ct);
            var buildings = await ApplyAsync(old.Buildings, marks, ct);
            var floors = await ApplyAsync(old.Floors, marks, ct);
            var sections = await ApplyAsync(old.Sections, marks, ct);
            var spaces = await ApplyAsync(old.Spaces, marks, ct);
            var closures = await ApplyAsync(old.Closures, marks, ct);
            var organisations = await ApplyAsync(old.Organisations, marks, ct);
            var isSame = parks == old.Parks && buildings == old.Buildings && floors == old.Floors && sections == old.Sections
                && spaces == old.Spaces && closures == old.Closures && organisations == old.Organisations;
            // Both move together, last: a failure on the way leaves the old map with the old marks.
            _marks = marks;
            if (!isSame)
                _map = new ParkMap(parks, buildings, floors, sections, spaces, closures, organisations);
            _isLoaded = true;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public void Dispose() => _refreshing.Dispose();

    private async Task<ImmutableDictionary<string, T>> ApplyAsync<T>(
        ImmutableDictionary<string, T> known, Dictionary<Type, string> marks, CancellationToken ct) where T : class, IRecord
    {
        while (true)
        {
            var changes = await store.ChangesSinceAsync<T>(marks.GetValueOrDefault(typeof(T)), Chunk, ct);
            if (changes.Records.Count > 0 || changes.RemovedIds.Count > 0)
            {
                var builder = known.ToBuilder();
                foreach (var record in changes.Records)
                    builder[record.Id] = record;
                builder.RemoveRange(changes.RemovedIds);
                known = builder.ToImmutable();
            }

            marks[typeof(T)] = changes.Mark;
            if (!changes.HasMore)
                return known;
        }
    }
}
