using NodaTime;

namespace KnowledgePark.Host.Demo;

/// <summary>
/// Chance that is the same on every machine and in every version of the framework, which <see cref="Random"/> does not promise:
/// SplitMix64 (Steele, Lea and Flood, 2014). Not for secrets.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The dice of a day, one for each purpose, so that a change of one purpose leaves the others as they are.</summary>
    public static Dice Of(LocalDate day, int purpose) =>
        new(unchecked(((ulong)Period.DaysBetween(new LocalDate(2000, 1, 1), day) * 0x9E3779B97F4A7C15) ^ ((ulong)purpose << 32)));

    /// <summary>A number in [0, below).</summary>
    public int Next(int below) => (int)(Draw() % (ulong)below);

    /// <summary>A number in [from, below).</summary>
    public int Next(int from, int below) => from + Next(below - from);

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> some) => some[Next(some.Count)];

    private ulong Draw()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
