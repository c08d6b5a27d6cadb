namespace KnowledgePark.Host.Serving;

/// <summary>What a server must not be started with where real people book.</summary>
internal static class ProductionRules
{
    /// <param name="isProduction">Whether the environment is Production, which it is unless stated otherwise.</param>
    /// <param name="wantsDemo">Whether an empty store shall be filled with the demo park.</param>
    /// <returns>What is wrong, and what to do about it; null: start.</returns>
    public static string? Fault(bool isProduction, bool wantsDemo) => isProduction && wantsDemo
        ? "KnowledgePark__Demo is true, and the environment is Production: made-up people and bookings do not belong there. Take the setting away, or use --environment Development."
        : null;
}
