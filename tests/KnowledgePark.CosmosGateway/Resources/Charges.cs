namespace KnowledgePark.CosmosGateway.Resources;

/// <summary>Request units. The service does not publish its formula; these have its size and its growth, no more.</summary>
internal static class Charges
{
    private const double Kilobyte = 1024;

    public static double Read(int bytes) => Math.Max(1, Math.Ceiling(bytes / Kilobyte));

    public static double Create(int bytes) => 5 + Math.Ceiling(bytes / Kilobyte);

    public static double Replace(int bytes) => 10 + Math.Ceiling(bytes / Kilobyte);

    public static double Delete(int bytes) => 5 + Math.Ceiling(bytes / Kilobyte);

    public static double Query(int considered, int bytes) => 2.5 + (0.02 * considered) + (0.3 * Math.Ceiling(bytes / Kilobyte));
}
