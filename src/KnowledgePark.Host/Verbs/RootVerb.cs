using System.CommandLine;

namespace KnowledgePark.Host.Verbs;

/// <summary>The verbs of the Host. Without one it serves.</summary>
internal static class RootVerb
{
    public static RootCommand Create()
    {
        var root = new RootCommand("KnowledgePark: spaces, bookings and calendars of a science park. Without a verb it serves.")
        {
            ServeVerb.Create(), CheckVerb.Create(), SeedVerb.Create(), ImportVerb.Create(),
        };
        // What follows without a verb (--urls …) is the web host's own configuration.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => ServeVerb.RunAsync([.. parsed.UnmatchedTokens], ct));
        return root;
    }

    /// <summary>Where the store is, for the verbs that open it; the same setting as the server's.</summary>
    public static Option<string> FolderOption() => new("--folder")
    {
        Description = "The data folder.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("KnowledgePark__Folder") is { Length: > 0 } folder ? folder : "data",
    };
}
