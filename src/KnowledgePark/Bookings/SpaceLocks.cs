namespace KnowledgePark.Bookings;

/// <summary>
/// Lets decisions on the same leaf space follow each other within this process, so that 64 people who want 64 slots of one room do not
/// make each other repeat. Only a matter of speed: right or wrong is decided by the guards, also between processes.
/// </summary>
internal sealed class SpaceLocks
{
    private const int Stripes = 1024;

    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for all of these; they are taken in one fixed order, so nobody waits in a circle.</summary>
    public async Task<Held> AcquireAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        var wanted = ids.Select(id => (int)((uint)string.GetHashCode(id, StringComparison.Ordinal) % Stripes)).Distinct().Order().ToArray();
        var taken = 0;
        try
        {
            for (; taken < wanted.Length; taken++)
                await _stripes[wanted[taken]].WaitAsync(ct);
        }
        catch
        {
            Release(wanted.AsSpan(0, taken));
            throw;
        }

        return new Held(this, wanted);
    }

    private void Release(ReadOnlySpan<int> stripes)
    {
        foreach (var stripe in stripes)
            _stripes[stripe].Release();
    }

    /// <summary>Dispose it to let the next one decide.</summary>
    internal readonly struct Held(SpaceLocks locks, int[] stripes) : IDisposable
    {
        public void Dispose() => locks.Release(stripes);
    }
}
