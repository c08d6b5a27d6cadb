using System.Diagnostics;
using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Load;

/// <summary>The store of a tier: made once by the Host's own verb, then only copied.</summary>
internal static class SeededStore
{
    /// <summary>Seeds the folder if it has no store; false if that failed.</summary>
    public static bool Ensure(LoadOptions options)
    {
        if (new EmbeddedOptions { Folder = options.Folder }.Exists)
            return true;
        // Beside the folder, so that a seeding that was broken off is not taken for a whole one.
        var half = options.Folder + ".half";
        if (Directory.Exists(half))
            Directory.Delete(half, recursive: true);
        using var seed = Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "KnowledgePark.Host.dll"), "seed", "--tier", options.Tier, "--folder", half]);
        seed.WaitForExit();
        if (seed.ExitCode != 0)
            return false;
        Directory.Move(half, options.Folder);
        return true;
    }

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "knowledgepark.db*"))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
