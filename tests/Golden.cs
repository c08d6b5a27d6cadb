using System.Runtime.CompilerServices;

namespace KnowledgePark;

/// <summary>Text that is compared with a file beside the test. UPDATE_GOLDENS=1 writes the files anew; their diff is reviewed as code.</summary>
internal static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!; // The compiler gives a file.
        while (Directory.GetFiles(folder, "*.csproj").Length == 0)
            folder = Path.GetDirectoryName(folder)!; // A test lies below its project.
        var path = Path.Combine(folder, "Goldens", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // Has a folder.
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"There is no golden file {name}. Run once with UPDATE_GOLDENS=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
