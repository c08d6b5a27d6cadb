namespace KnowledgePark.Infra.Tests;

/// <summary>Every file by itself, before it is asked what it deploys.</summary>
public sealed class BicepFileTests
{
    public static TheoryData<string> Files => [.. Repository.BicepFiles];

    [Fact]
    public async Task The_whole_compiles_without_a_word()
    {
        var (template, said) = await Bicep.BuildAsync(Repository.Main);
        Assert.Equal("", said);
        Assert.StartsWith("{", template, StringComparison.Ordinal);
    }

    /// <summary>The linter compiles the file first, and says what the compiler says too.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_compiles_and_the_linter_has_nothing_to_say(string file) => Assert.Equal("", await Bicep.LintAsync(Path.Combine(Repository.Root, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_written_as_the_formatter_writes_it(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), await Bicep.FormatAsync(path));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_part_is_short_enough_to_be_read_at_once(string file) =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, file)).Length, 1, 160);

    [Fact]
    public async Task A_mistyped_property_is_not_passed_over()
    {
        var folder = Directory.CreateTempSubdirectory("bicep-");
        try
        {
            var ct = TestContext.Current.CancellationToken;
            File.Copy(Path.Combine(Repository.Root, "bicepconfig.json"), Path.Combine(folder.FullName, "bicepconfig.json"));
            var file = Path.Combine(folder.FullName, "registry.bicep");
            var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "bicep", "registry.bicep"), ct);
            await File.WriteAllTextAsync(file, text.Replace("adminUserEnabled", "adminUserEnabeld", StringComparison.Ordinal), ct);
            Assert.Contains("adminUserEnabeld", (await Bicep.BuildAsync(file)).Said, StringComparison.Ordinal);
            Assert.Contains("adminUserEnabeld", await Bicep.LintAsync(file), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
