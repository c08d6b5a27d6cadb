using System.Globalization;

namespace KnowledgePark.Load;

/// <summary>What the command line states.</summary>
/// <param name="Tier">How large the park is: S or M.</param>
/// <param name="Seconds">How long each measurement of each round lasts.</param>
/// <param name="Folder">Where the seeded store of the tier is, or will be made; the run works on copies of it.</param>
/// <param name="Rounds">How many rounds are counted, after one that is not.</param>
/// <param name="Only">Measure only what has this in its name and number of clients, as in "book a desk 64"; empty: everything.</param>
internal sealed record LoadOptions(string Tier, double Seconds, string Folder, int Rounds, string Only)
{
    public const string Usage = "Usage: KnowledgePark.Load [--tier S|M] [--seconds N] [--folder DIR] [--short] [--only TEXT]";

    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    /// <summary>Null if the arguments make no sense.</summary>
    public static LoadOptions? Of(string[] args)
    {
        var isShort = args.Contains("--short");
        var tier = Value(args, "--tier") ?? (isShort ? "S" : "M");
        var seconds = Value(args, "--seconds") is not { } text ? (isShort ? 0.7 : 2)
            : double.TryParse(text, CultureInfo.InvariantCulture, out var stated) ? stated : -1;
        if (tier is not ("S" or "M") || seconds is not (> 0 and <= 60))
            return null;
        var folder = Value(args, "--folder") ?? Path.Combine(Path.GetTempPath(), "knowledgepark-load", tier);
        return new LoadOptions(tier, seconds, folder, isShort ? 2 : 5, Value(args, "--only") ?? "");
    }

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
