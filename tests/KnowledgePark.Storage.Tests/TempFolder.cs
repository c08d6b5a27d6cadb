using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Storage.Tests;

/// <summary>A folder of one test, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("park-").FullName;

    public EmbeddedOptions Options => new() { Folder = Path };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
