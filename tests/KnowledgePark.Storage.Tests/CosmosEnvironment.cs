using System.Runtime.CompilerServices;

namespace KnowledgePark.Storage.Tests;

/// <summary>What the SDK reads from the environment before its first client is made.</summary>
internal static class CosmosEnvironment
{
    /// <summary>The variable by which the SDK plans queries in the process on Linux.</summary>
    public const string Planner = "AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX";

    /// <summary>True if the SDK is to ask the server for each plan.</summary>
    public static bool OwnPlanner => Environment.GetEnvironmentVariable(Planner) == "false";

    [ModuleInitializer]
    internal static void Set()
    {
        // Outside Azure there is no metadata address to ask.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        // Microsoft's own planner, which comes with the SDK, then checks every query of the store. Who sets 'false' before wants the plans of
        // the server.
        if (!OwnPlanner)
            Environment.SetEnvironmentVariable(Planner, "true");
    }
}
