using System.Reflection;
using System.Text.RegularExpressions;

namespace KnowledgePark.Api.Tests.Architecture;

/// <summary>Holds the reference arrows of the house plan and the names of its rooms.</summary>
public sealed partial class ReferenceArrowTests
{
    /// <summary>What each project may see of the others. A new project says here where it stands.</summary>
    private static readonly Dictionary<string, string[]> s_arrows = new()
    {
        ["KnowledgePark"] = [],
        ["KnowledgePark.Storage.Embedded"] = ["KnowledgePark"],
        ["KnowledgePark.Storage.Azure"] = ["KnowledgePark"],
        ["KnowledgePark.Api"] = ["KnowledgePark"],
        ["KnowledgePark.Web"] = ["KnowledgePark"],
        ["KnowledgePark.CosmosGateway"] = [], // A server of the tests that happens to lie beside them; it sees nothing of the house.
        ["KnowledgePark.Host"] = ["KnowledgePark", "KnowledgePark.Storage.Embedded", "KnowledgePark.Storage.Azure", "KnowledgePark.Api", "KnowledgePark.Web"],
    };

    private static readonly string[] s_databases = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Microsoft.Azure", "Azure.", "System.Data"];
    private static readonly string[] s_http = ["Microsoft.AspNetCore", "Microsoft.OData", "System.Net.Http", "System.Net.Sockets"];

    public static TheoryData<string> Projects => [.. Directory.GetFiles(AppContext.BaseDirectory, "KnowledgePark*.dll")
        .Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(n => !n.EndsWith("Tests", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_sees_only_what_the_house_plan_allows(string project)
    {
        Assert.True(s_arrows.TryGetValue(project, out var allowed), $"{project} is not in the house plan.");
        Assert.Empty(ReferencesOf(project).Where(r => r.StartsWith("KnowledgePark", StringComparison.Ordinal)).Except(allowed));
    }

    [Fact]
    public void The_rules_see_no_database_no_socket_and_no_web()
    {
        string[] known = ["NodaTime", "Ical.Net", "netstandard"];
        var seen = ReferencesOf("KnowledgePark");
        Assert.Empty(seen.Where(r => !r.StartsWith("System", StringComparison.Ordinal)).Except(known));
        Assert.Empty(Of(seen, [.. s_databases, .. s_http]));
    }

    [Theory]
    [InlineData("KnowledgePark.Api")]
    [InlineData("KnowledgePark.Web")]
    public void The_edges_see_no_database(string project) => Assert.Empty(Of(ReferencesOf(project), s_databases));

    [Theory]
    [InlineData("KnowledgePark.Storage.Embedded")]
    [InlineData("KnowledgePark.Storage.Azure")]
    public void The_stores_see_no_web(string project) => Assert.Empty(Of(ReferencesOf(project), ["Microsoft.AspNetCore", "Microsoft.OData"]));

    [Fact]
    public void The_projects_are_looked_at() => Assert.Contains("KnowledgePark.Host", Projects.Select(p => p.Data));

    [Fact]
    public void No_type_is_called_by_what_it_is_instead_of_what_it_does()
    {
        var named = Sources().SelectMany(file => TypeName().Matches(File.ReadAllText(file)).Select(m => (file, Name: m.Groups["name"].Value)));
        Assert.Empty(named.Where(t => EmptyWord().IsMatch(t.Name)).Select(t => $"{t.Name} in {t.file}"));
        Assert.Contains(named, t => t.Name == "BookingDesk");
    }

    [Fact]
    public void No_folder_is_called_by_what_nobody_looks_for()
    {
        string[] empty = ["Common", "Utils", "Helpers", "Services", "Models", "Managers", "Shared", "Misc"];
        Assert.Empty(Sources().SelectMany(f => Path.GetRelativePath(Root(), f).Split(Path.DirectorySeparatorChar).SkipLast(1)).Distinct().Intersect(empty));
    }

    private static string[] ReferencesOf(string project)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{project}.dll");
        return File.Exists(path) ? [.. Assembly.LoadFrom(path).GetReferencedAssemblies().Select(r => r.Name).OfType<string>()] : [];
    }

    private static IEnumerable<string> Of(IEnumerable<string> references, string[] forbidden) =>
        references.Where(r => forbidden.Any(f => r.StartsWith(f, StringComparison.Ordinal)));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(Root(), f).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    /// <summary>The folder of the solution, above the one that the tests run in.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgePark.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^[^/\n]*\b(class|record|struct|interface|enum|delegate \S+)\s+(class\s+|struct\s+)?(?<name>[A-Z]\w*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName();

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utility|Services?|Dto|Impl|Common)$")]
    private static partial Regex EmptyWord();
}
