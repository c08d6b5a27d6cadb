namespace KnowledgePark.Storage.Tests;

/// <summary>The servers from npm that tests/run.sh installs into tests/node.</summary>
internal static class NodeScripts
{
    /// <summary>The path of a script below node_modules; null if it, or Node.js, is not installed.</summary>
    public static string? Find(string script)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgePark.sln")))
            folder = folder.Parent;
        var path = folder is null ? "" : Path.Combine(folder.FullName, "tests", "node", "node_modules", Path.Combine(script.Split('/')));
        var hasNode = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "node")) || File.Exists(Path.Combine(p, "node.exe")));
        return hasNode && File.Exists(path) ? path : null;
    }
}
