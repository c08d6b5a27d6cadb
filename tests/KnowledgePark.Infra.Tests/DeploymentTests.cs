using System.Text.Json.Nodes;
using KnowledgePark.Infra.Tests.Rules;

namespace KnowledgePark.Infra.Tests;

/// <summary>What would really be deployed: the compiled template, module by module, against the rules; and the rules against spoilt templates.</summary>
public sealed class DeploymentTests
{
    public static TheoryData<string> Claims => [.. AllRules.ByClaim.Keys];

    public static TheoryData<string, string> Settings
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var setting in FixedSetting.All)
                data.Add(setting.Type, setting.Path);
            return data;
        }
    }

    public static TheoryData<string> Spoilts => [.. Spoilt.All.Select(s => s.ToString())];

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task It_holds(string claim) => Assert.Empty(AllRules.ByClaim[claim].Faults(await CompiledMain.GetAsync()));

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting_is_fixed(string type, string path) => Assert.Empty(Setting(type, path).Rule.Faults(await CompiledMain.GetAsync()));

    [Theory]
    [MemberData(nameof(Spoilts))]
    public async Task A_spoilt_template_is_noticed(string name)
    {
        var spoilt = Spoilt.All.Single(s => s.ToString() == name);
        var template = (await CompiledMain.GetAsync()).Copy();
        spoilt.Spoil(template);
        Assert.NotEmpty(spoilt.Rule.Faults(new ArmTemplate(template.Root)));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_spoilt_setting_is_noticed(string type, string path)
    {
        var good = await CompiledMain.GetAsync();
        var rule = Setting(type, path).Rule;
        foreach (var value in (JsonNode?[])["other", "[parameters('x')]", null])
        {
            var template = good.Copy();
            foreach (var resource in template.Of(type))
            {
                var parent = (JsonObject)resource.At(path[..path.LastIndexOf('.')])!; // It is there in a good template.
                parent[path[(path.LastIndexOf('.') + 1)..]] = value?.DeepClone();
            }

            Assert.NotEmpty(rule.Faults(template));
        }
    }

    [Fact]
    public void Of_every_rule_a_spoilt_template_is_tried() =>
        Assert.Empty(AllRules.ByClaim.Values.Except(Spoilt.All.Select(s => s.Rule)).Select(r => r.Claim));

    [Fact]
    public async Task A_setting_of_something_that_is_not_deployed_does_not_hold() =>
        Assert.NotEmpty(new FixedSetting("Microsoft.Cache/redis", "properties.enableNonSslPort", "false").Rule.Faults(await CompiledMain.GetAsync()));

    [Fact]
    public async Task Every_parameter_can_be_set_by_azd_and_none_is_set_in_vain()
    {
        var ct = TestContext.Current.CancellationToken;
        var template = await CompiledMain.GetAsync();
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(Repository.Main, "parameters.json"), ct))!["parameters"] as JsonObject;
        Assert.Equal(((JsonObject)template.Root["parameters"]!).Select(p => p.Key).Order(), file!.Select(p => p.Key).Order());
        foreach (var (name, parameter) in (JsonObject)template.Root["parameters"]!)
        {
            // What azd puts in when nothing is set is what Bicep would.
            var set = (string)file![name]!["value"]!;
            var own = parameter!["defaultValue"]?.ToString();
            Assert.Equal(own is null ? "}" : $"={own}}}", own is null ? set[^1..] : set[set.IndexOf('=', StringComparison.Ordinal)..]);
        }
    }

    [Fact]
    public async Task Every_parameter_of_a_module_is_given_by_main_or_has_a_value()
    {
        foreach (var (module, template, given) in (await CompiledMain.GetAsync()).Templates.Where(t => t.Given is not null))
            Assert.Empty(((JsonObject)template["parameters"]!).Where(p => given![p.Key] is null && p.Value!["defaultValue"] is null).Select(p => $"{p.Key} of {module}"));
    }

    [Theory]
    [InlineData("records")]
    [InlineData("signposts")]
    public async Task The_container_that_is_deployed_is_that_of_the_file(string container)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "bicep", $"{container}.json"), TestContext.Current.CancellationToken);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(file), StoreRules.DefinitionOf(await CompiledMain.GetAsync(), container)));
    }

    private static FixedSetting Setting(string type, string path) => FixedSetting.All.Single(s => s.Type == type && s.Path == path);
}
