namespace KnowledgePark.Host.Serving;

/// <summary>What a server must not be started with: made-up data where real people book, or a store in Azure whose address nobody stated.</summary>
internal static class ProductionRules
{
    /// <param name="isProduction">Whether the environment is Production, which it is unless stated otherwise.</param>
    /// <param name="wantsDemo">Whether an empty store shall be filled with the demo park.</param>
    /// <param name="store">Which store is asked for; null: the embedded one.</param>
    /// <param name="addresses">The settings that name addresses of the store in Azure, each with its value.</param>
    /// <returns>What is wrong, a sentence each, with what to do about it; empty: start.</returns>
    public static IReadOnlyList<string> Faults(bool isProduction, bool wantsDemo, string? store, IReadOnlyDictionary<string, string?> addresses)
    {
        var faults = new List<string>();
        if (isProduction && wantsDemo)
            faults.Add("KnowledgePark__Demo is true, and the environment is Production: made-up people and bookings do not belong there. Take the setting away, or use --environment Development.");
        if (string.Equals(store, "Azure", StringComparison.OrdinalIgnoreCase))
            faults.AddRange(addresses.Select(a => FaultOf(a.Key, a.Value, isProduction)).OfType<string>());
        return faults;
    }

    private static string? FaultOf(string setting, string? value, bool isProduction)
    {
        if (string.IsNullOrWhiteSpace(value))
            return $"KnowledgePark__Store is Azure, but {setting} is not set. State the address that the deployment printed.";
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            return $"{setting} is not an address: it begins with https://.";
        return isProduction && uri.Scheme != "https" ? $"{setting} is not encrypted: in Production it begins with https://." : null;
    }
}
