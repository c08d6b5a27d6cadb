using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests;

/// <summary>infra/main.bicep, compiled once for all tests that ask what it deploys.</summary>
internal static class CompiledMain
{
    private static readonly SemaphoreSlim s_compiling = new(1, 1);
    private static ArmTemplate? s_template;

    public static async Task<ArmTemplate> GetAsync()
    {
        await s_compiling.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return s_template ??= new ArmTemplate((JsonObject)JsonNode.Parse((await Bicep.BuildAsync(Repository.Main)).Template)!); // A template is an object.
        }
        finally
        {
            s_compiling.Release();
        }
    }
}
