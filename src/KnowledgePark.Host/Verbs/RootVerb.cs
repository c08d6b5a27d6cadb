using System.CommandLine;
using KnowledgePark.Host.Stores;

namespace KnowledgePark.Host.Verbs;

/// <summary>The verbs of the Host. Without one it serves.</summary>
internal static class RootVerb
{
    public static RootCommand Create()
    {
        var root = new RootCommand("KnowledgePark: spaces, bookings and calendars of a science park. Without a verb it serves.")
        {
            ServeVerb.Create(), CheckVerb.Create(), SeedVerb.Create(), ImportVerb.Create(), ProvisionVerb.Create(), OperatorVerb.Create(),
        };
        // What follows without a verb (--urls …) is the web host's own configuration.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => ServeVerb.RunAsync([.. parsed.UnmatchedTokens], ct));
        return root;
    }

    /// <summary>Runs a verb on the store that is chosen; what the settings lack becomes a sentence and exit code 1.</summary>
    public static async Task<int> OnStoreAsync(string? folder, Func<StoreChoice, Task<int>> run)
    {
        StoreChoice choice;
        try
        {
            choice = StoreChoice.OfVerb(folder);
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        return await run(choice);
    }

    /// <summary>Where the store is, for the verbs that open it.</summary>
    public static Option<string?> FolderOption() => new("--folder") { Description = "The data folder of an embedded store; otherwise what the settings say, as for the server." };
}
