using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace KnowledgePark.Infra.Tests;

/// <summary>The compiler of the deployment, out of its NuGet package.</summary>
internal static class Bicep
{
    private static readonly string s_program = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "BicepPath").Value ?? "";

    /// <summary>The package holds a program for 64-bit Linux on Intel; elsewhere what needs it is skipped.</summary>
    public static bool IsHere => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(s_program);

    /// <summary>The ARM template of a file, and everything that the compiler had to say about it.</summary>
    public static Task<(string Template, string Said)> BuildAsync(string file) => RunAsync("build", "--stdout", file);

    /// <summary>Everything that the linter has to say about a file, on either stream.</summary>
    public static async Task<string> LintAsync(string file)
    {
        var (output, said) = await RunAsync("lint", file);
        return output + said;
    }

    /// <summary>The file as the formatter would have it.</summary>
    public static async Task<string> FormatAsync(string file) => (await RunAsync("format", "--stdout", file)).Output;

    private static async Task<(string Output, string Said)> RunAsync(params string[] arguments)
    {
        Assert.SkipUnless(IsHere, "The Bicep compiler's package has no program for this machine.");
        var ct = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(s_program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!; // Started anew, so not null.
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var said = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (await output, await said);
    }
}
