using System.Text.Json.Nodes;

namespace KnowledgePark.Infra.Tests.Images;

/// <summary>The image of the Host, as far as it can be built where no base image can be fetched: on an empty one.</summary>
public sealed class ImageTests
{
    private const string Project = "src/KnowledgePark.Host";

    /// <summary>What azd states when it publishes a service without a Dockerfile.</summary>
    private static readonly string[] s_azd = ["-p:ContainerRepository=knowledgepark/park-test", "-p:ContainerImageTag=azd-deploy-1", "-p:ContainerRegistry=example.azurecr.io"];

    [Fact]
    public async Task It_stands_on_the_chiseled_runtime()
    {
        string[] asked = ["ContainerBaseImage", "ContainerRepository", "ContainerRegistry", "ContainerUser"];
        var answer = await DotNet.RunAsync([
            "msbuild", Project, "-nologo", "-t:ComputeContainerConfig", "-p:Configuration=Release", "-p:RuntimeIdentifier=linux-x64",
            .. s_azd, $"-getProperty:{string.Join(',', asked)}", "-getItem:ContainerImageTags"]);
        var json = JsonNode.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..])!; // It answered.
        Assert.Equal(
            ["mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", "knowledgepark/park-test", "example.azurecr.io", "1654"],
            asked.Select(name => (string?)json["Properties"]![name]));
        Assert.Equal(["azd-deploy-1"], ((JsonArray)json["Items"]!["ContainerImageTags"]!).Select(t => (string?)t!["Identity"]));
    }

    [Fact]
    public async Task It_runs_the_Host_on_port_8080_and_not_as_root()
    {
        using var registry = new BaseImageRegistry();
        var folder = Directory.CreateTempSubdirectory("image-").FullName;
        try
        {
            var archive = Path.Combine(folder, "park.tar.gz");
            await DotNet.RunAsync(
                "publish", Project, "-c", "Release", "-r", "linux-x64", "-t:PublishContainer", "--artifacts-path", Path.Combine(folder, "built"), "--nologo", "-v", "quiet",
                $"-p:ContainerBaseImage={registry.Image}", $"-p:ContainerArchiveOutputPath={archive}", "-p:DebugType=none");
            var image = BuiltImage.Of(archive);
            Assert.Equal("1654", (string?)image.Settings["User"]);
            Assert.Equal(["8080/tcp"], ((JsonObject)image.Settings["ExposedPorts"]!).Select(p => p.Key));
            var run = ((JsonArray?)image.Settings["Entrypoint"] ?? []).Concat((JsonArray?)image.Settings["Cmd"] ?? []).Select(a => (string?)a);
            Assert.Equal(["dotnet", "/app/KnowledgePark.Host.dll"], run);
            Assert.Contains("app/KnowledgePark.Host.dll", image.Files.Keys);
            Assert.Contains("app/libe_sqlite3.so", image.Files.Keys);
            Assert.Equal("KnowledgePark", (string?)image.Settings["Labels"]!["org.opencontainers.image.title"]);
            // Nothing that is private to a machine, and nothing that the app could change of itself.
            Assert.DoesNotContain(image.Files.Keys, f => f.EndsWith(".db", StringComparison.Ordinal) || f.Contains("Development", StringComparison.Ordinal));
            Assert.DoesNotContain(image.Files, f => (f.Value & UnixFileMode.OtherWrite) != 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
