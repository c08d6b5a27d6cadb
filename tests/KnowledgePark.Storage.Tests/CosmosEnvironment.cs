using System.Runtime.CompilerServices;

namespace KnowledgePark.Storage.Tests;

/// <summary>What the SDK reads from the environment before its first client is made.</summary>
internal static class CosmosEnvironment
{
    [ModuleInitializer]
    internal static void Set()
    {
        // Outside Azure there is no metadata address to ask.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        // Microsoft's own planner, which comes with the SDK, then checks every query of the store.
        Environment.SetEnvironmentVariable("AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX", "true");
    }
}
