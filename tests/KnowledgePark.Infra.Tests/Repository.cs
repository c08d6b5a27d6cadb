namespace KnowledgePark.Infra.Tests;

/// <summary>The folder of the solution, above the one that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Main { get; } = Path.Combine(Root, "infra", "main.bicep");

    /// <summary>Every Bicep file, relative to the root.</summary>
    public static IEnumerable<string> BicepFiles => new[] { "infra", "bicep" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.bicep", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgePark.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder.FullName;
    }
}
