using System.CommandLine;
using KnowledgePark.Host.Stores;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Azure;
using KnowledgePark.Storage.Azure.Blobs;
using NodaTime;

namespace KnowledgePark.Host.Verbs;

/// <summary>provision: makes the database and containers that the Azure store needs. Nothing else ever makes them.</summary>
internal static class ProvisionVerb
{
    public static Command Create()
    {
        var throughput = new Option<int>("--max-throughput") { Description = "Autoscale limit of a database that is made, in request units a second; 1000 or more.", DefaultValueFactory = _ => 1000 };
        throughput.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1000 or > 1_000_000)
                result.AddError("--max-throughput is from 1000 to 1000000.");
        });
        var verb = new Command("provision", "Makes the Cosmos DB database and containers that the settings name, or brings their indices up to date. Changes nothing that is right already.") { throughput };
        verb.SetAction((parsed, ct) => RunAsync(parsed.GetValue(throughput), Console.Out, ct));
        return verb;
    }

    public static async Task<int> RunAsync(int maxThroughput, TextWriter output, CancellationToken ct)
    {
        try
        {
            if (StoreChoice.OfVerb(null) is not StoreChoice.Azure azure)
            {
                await output.WriteLineAsync("The embedded store makes itself when it is first opened. For Azure, set KnowledgePark__Store=Azure and the endpoints.");
                return 1;
            }

            using var store = (CosmosStore)azure.Connect();
            foreach (var done in await store.ProvisionAsync(maxThroughput, ct))
                await output.WriteLineAsync(done);
            await store.VerifyAsync(ct);
            if (azure.ConnectBlobs(SystemClock.Instance) is AzureBlobStore blobs)
                await blobs.ProvisionAsync(ct);
            await output.WriteLineAsync($"{azure.Words} is ready.");
            return 0;
        }
        catch (Exception e) when (e is StoreUnavailableException or ArgumentException)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
