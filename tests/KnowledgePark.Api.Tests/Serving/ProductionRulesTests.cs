using KnowledgePark.Host.Serving;
using KnowledgePark.Host.Verbs;

namespace KnowledgePark.Api.Tests.Serving;

public sealed class ProductionRulesTests
{
    private const string Cosmos = "KnowledgePark__Cosmos__Endpoint";
    private const string Blobs = "KnowledgePark__Blobs__Endpoint";

    [Fact]
    public void Production_without_demo_data_starts() => Assert.Empty(Faults(isProduction: true, wantsDemo: false));

    [Fact]
    public void Demo_data_is_refused_in_Production_only()
    {
        Assert.Contains("KnowledgePark__Demo is true", Assert.Single(Faults(isProduction: true, wantsDemo: true)), StringComparison.Ordinal);
        Assert.Empty(Faults(isProduction: false, wantsDemo: true));
    }

    [Theory]
    [InlineData("Azure")]
    [InlineData("azure")]
    public void A_store_in_Azure_has_its_addresses(string store)
    {
        Assert.Empty(Faults(store: store, cosmos: "https://x.documents.azure.com:443/", blobs: "https://x.blob.core.windows.net/"));
        Assert.Contains($"{Blobs} is not set", Assert.Single(Faults(store: store, cosmos: "https://x.documents.azure.com:443/")), StringComparison.Ordinal);
        Assert.Equal(2, Faults(store: store, cosmos: " ", blobs: "").Count);
    }

    [Theory]
    [InlineData("x.documents.azure.com", true, false)]
    [InlineData("file:///etc/passwd", true, false)]
    [InlineData("http://127.0.0.1:8081", true, false)]
    [InlineData("http://127.0.0.1:8081", false, true)]
    public void An_address_is_one_and_is_encrypted_in_Production(string cosmos, bool isProduction, bool isFine) =>
        Assert.Equal(isFine, Faults(isProduction: isProduction, store: "Azure", cosmos: cosmos, blobs: "https://x.blob.core.windows.net/").Count == 0);

    [Fact]
    public void The_embedded_store_needs_no_address() => Assert.Empty(Faults(store: null));

    [Theory]
    [InlineData("--KnowledgePark:Demo=true")]
    [InlineData("--KnowledgePark:Store=Azure")]
    public async Task The_server_does_not_start_and_ends_with_1(string setting) =>
        Assert.Equal(1, await ServeVerb.RunAsync(["--urls=http://127.0.0.1:0", "--environment=Production", setting, "--KnowledgePark:Folder=never-made"], TestPark.Ct));

    [Fact]
    public async Task The_address_that_a_deployment_states_is_refused_until_there_are_accounts()
    {
        string[] deployed = ["--environment=Production", "--KnowledgePark:Demo=false", "--KnowledgePark:Folder=never-made"];
        Assert.Equal(1, await ServeVerb.RunAsync([.. deployed, "--urls=http://+:8080"], TestPark.Ct));
        Assert.False(Directory.Exists("never-made"));
    }

    private static IReadOnlyList<string> Faults(bool isProduction = true, bool wantsDemo = false, string? store = null, string? cosmos = null, string? blobs = null) =>
        ProductionRules.Faults(isProduction, wantsDemo, store, new Dictionary<string, string?> { [Cosmos] = cosmos, [Blobs] = blobs });
}
