using System.Globalization;

namespace KnowledgePark.Storage.Embedded.Writing;

/// <summary>Versions are the numbers of commits, as text.</summary>
internal static class CommitNumbers
{
    /// <summary>The number that a record carries; one that no row has if it carries none.</summary>
    public static long Of(IRecord record) =>
        long.TryParse(record.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -2;
}
