using System.Diagnostics;

namespace KnowledgePark.Infra.Tests.Images;

/// <summary>The SDK's command line, run in the repository.</summary>
internal static class DotNet
{
    /// <summary>Runs it and answers what it wrote; fails the test with all of that if it failed.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var ct = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Workers that stay behind would keep the streams open, and the test waiting.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" },
        })!; // Started anew, so not null.
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
        return await output;
    }
}
