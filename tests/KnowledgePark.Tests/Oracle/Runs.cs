using CsCheck;

namespace KnowledgePark.Tests.Oracle;

/// <summary>How often a property is tried.</summary>
internal static class Runs
{
    /// <summary>The usual number, scaled by the environment variable CsCheck_Iter: 100 is the usual, 1000 ten times as much.</summary>
    public static long Usually(long usual) => Math.Max(1, usual * Check.Iter / 100);
}
