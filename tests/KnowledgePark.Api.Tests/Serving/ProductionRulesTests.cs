using KnowledgePark.Host.Serving;
using KnowledgePark.Host.Verbs;

namespace KnowledgePark.Api.Tests.Serving;

/// <summary>What the server does not start with: it says why and ends with 1.</summary>
public sealed class ProductionRulesTests
{
    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, true)]
    public void Demo_data_is_refused_in_Production_only(bool isProduction, bool wantsDemo, bool starts) =>
        Assert.Equal(starts, ProductionRules.Fault(isProduction, wantsDemo) is null);

    [Theory]
    [InlineData("--KnowledgePark:Demo=true")]
    [InlineData("--KnowledgePark:Store=Azure")]
    [InlineData("--KnowledgePark:Store=Azure", "--KnowledgePark:Cosmos:Endpoint=nowhere")]
    [InlineData("--KnowledgePark:Store=Azure", "--KnowledgePark:Cosmos:Endpoint=http://cosmos.example.org")]
    public async Task It_ends_with_1(params string[] settings) =>
        Assert.Equal(1, await ServeVerb.RunAsync(["--urls=http://127.0.0.1:0", "--environment=Production", "--KnowledgePark:Folder=never-made", .. settings], TestPark.Ct));

    [Fact]
    public async Task The_address_that_a_deployment_states_is_refused_until_there_are_accounts()
    {
        string[] deployed = ["--environment=Production", "--KnowledgePark:Demo=false", "--KnowledgePark:Folder=never-made"];
        Assert.Equal(1, await ServeVerb.RunAsync([.. deployed, "--urls=http://+:8080"], TestPark.Ct));
        Assert.False(Directory.Exists("never-made"));
    }
}
