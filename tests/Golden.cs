using System.Runtime.CompilerServices;

namespace KnowledgePark;

/// <summary>Text that is compared with a file beside the test. UPDATE_GOLDENS=1 writes the files anew; their diff is reviewed as code.</summary>
internal static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string caller = "")
    {
        Compare(Path.Combine(Above(caller, "*.csproj"), "Goldens", name), actual);
    }

    /// <summary>The same of a file that is not only compared but used, such as one that a deployment reads.</summary>
    /// <param name="path">From the root of the repository.</param>
    /// <param name="actual">What the code says.</param>
    /// <param name="caller">The test's file; the compiler gives it.</param>
    public static void CheckInRepository(string path, string actual, [CallerFilePath] string caller = "") =>
        Compare(Path.Combine(Above(caller, "*.sln"), path), actual);

    private static string Above(string caller, string file)
    {
        var folder = Path.GetDirectoryName(caller)!; // The compiler gives a file.
        while (Directory.GetFiles(folder, file).Length == 0)
            folder = Path.GetDirectoryName(folder)!; // A test lies below its project, and that below the root.
        return folder;
    }

    private static void Compare(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // Has a folder.
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"There is no golden file {path}. Run once with UPDATE_GOLDENS=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
