using KnowledgePark.Storage.Azure.Documents;
using Microsoft.Azure.Cosmos;

namespace KnowledgePark.Storage.Azure;

/// <summary>How the client of the SDK is set up.</summary>
internal static class CosmosConnection
{
    public static CosmosClient Open(AzureOptions options, FailedAnswers? failed = null)
    {
        var settings = new CosmosClientOptions
        {
            ApplicationName = "KnowledgePark",
            UseSystemTextJsonSerializerWithOptions = DocumentJson.Options,
            // What is to be repeated is repeated in one place, with a person's patience: Attempts.
            MaxRetryAttemptsOnRateLimitedRequests = 0,
            RequestTimeout = options.AttemptTimeout,
            EnableContentResponseOnWrite = false,
            CosmosClientTelemetryOptions = new CosmosClientTelemetryOptions { DisableDistributedTracing = false },
        };
        if (failed is not null)
            settings.CustomHandlers.Add(failed);
        if (options.IsEmulator)
        {
            settings.ConnectionMode = ConnectionMode.Gateway;
            settings.LimitToEndpoint = true;
            return new CosmosClient(options.CosmosEndpoint.AbsoluteUri, options.EmulatorKey, settings);
        }

        return options.Credential is { } credential
            ? new CosmosClient(options.CosmosEndpoint.AbsoluteUri, credential, settings)
            : throw new StoreUnavailableException("The Azure store has no identity to sign in with.");
    }
}
