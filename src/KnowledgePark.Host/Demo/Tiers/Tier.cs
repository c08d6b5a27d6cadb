namespace KnowledgePark.Host.Demo.Tiers;

/// <summary>How large a made-up park is.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Spaces">How many spaces it has.</param>
/// <param name="BookingsPerSpace">How many bookings each space has, spread over a year; at most <see cref="MaxBookingsPerSpace"/>.</param>
internal sealed record Tier(string Name, int Spaces, int BookingsPerSpace)
{
    /// <summary>One booking each half-day of a year's working days.</summary>
    public const int MaxBookingsPerSpace = 600;

    public static readonly IReadOnlyList<Tier> All = [new("S", 500, 120), new("M", 4_000, 150), new("L", 20_000, 150)];

    public int BookingsPerSpace { get; } = BookingsPerSpace is >= 1 and <= MaxBookingsPerSpace
        ? BookingsPerSpace
        : throw new ArgumentOutOfRangeException(nameof(BookingsPerSpace), BookingsPerSpace, "More bookings than half-days would overlap.");

    public int Bookings => Spaces * BookingsPerSpace;

    public static Tier? Named(string name) => All.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
