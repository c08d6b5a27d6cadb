using KnowledgePark.Bookings;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Api.Tests;

/// <summary>A real store that a test takes away: it fails, never answers, or has always just been written to by somebody else.</summary>
internal sealed class SwitchedStore(IParkStore store) : IParkStore
{
    public const string Secret = "account key abc of cosmos.example.org";

    private volatile bool _fails;
    private int _conflicts;
    private volatile TaskCompletionSource? _back;

    public bool Fails { set => _fails = value; }

    /// <summary>So many commits from now on find that somebody wrote first.</summary>
    public int Conflicts { set => Volatile.Write(ref _conflicts, value); }

    /// <summary>From here on nothing is answered.</summary>
    public void Hang() => _back = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was asked meanwhile is answered now.</summary>
    public void Recover()
    {
        var back = _back;
        _back = null;
        back?.SetResult();
    }

    public async Task<T?> FindAsync<T>(string partition, string id, CancellationToken ct) where T : class, IRecord
    {
        await PassAsync();
        return await store.FindAsync<T>(partition, id, ct);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        await PassAsync();
        return await store.QueryAsync(shape, ct);
    }

    public async Task<long> CountAsync<T>(Shape<T> shape, CancellationToken ct) where T : class, IRecord
    {
        await PassAsync();
        return await store.CountAsync(shape, ct);
    }

    public async Task<IReadOnlyList<Busy>> BusyAsync(string? buildingId, IReadOnlyCollection<string>? spaceIds, Interval window, CancellationToken ct)
    {
        await PassAsync();
        return await store.BusyAsync(buildingId, spaceIds, window, ct);
    }

    public async Task<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        await PassAsync();
        return Interlocked.Decrement(ref _conflicts) >= 0 ? new CommitResult.Conflict(changes.Changes[^1].Record) : await store.CommitAsync(changes, ct);
    }

    public async Task<Changes<T>> ChangesSinceAsync<T>(string? mark, int limit, CancellationToken ct) where T : class, IRecord
    {
        await PassAsync();
        return await store.ChangesSinceAsync<T>(mark, limit, ct);
    }

    /// <summary>Deaf to the token, as a blocked disk is.</summary>
    private Task PassAsync() => _back is { } back ? back.Task : _fails ? throw new StoreUnavailableException(Secret) : Task.CompletedTask;
}
