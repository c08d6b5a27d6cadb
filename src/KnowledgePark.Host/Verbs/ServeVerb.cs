using System.CommandLine;
using KnowledgePark.Host.Serving;
using KnowledgePark.Storage;

namespace KnowledgePark.Host.Verbs;

/// <summary>serve: the web server.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var verb = new Command("serve", "Serves the park; this is the default. Takes --urls and every other setting of the configuration.") { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction((parsed, ct) => RunAsync([.. parsed.UnmatchedTokens], ct));
        return verb;
    }

    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        WebApplication app;
        try
        {
            app = ParkServer.Build(args);
        }
        catch (Exception e) when (e is StoreUnavailableException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        await using (app)
        {
            try
            {
                await ParkServer.PrepareAsync(app, ct);
            }
            catch (StoreUnavailableException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }

            app.Lifetime.ApplicationStarted.Register(app.Services.GetRequiredService<Welcome>().Print);
            await app.RunAsync(ct);
        }

        return 0;
    }
}
