using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Host.Importing;

/// <summary>
/// The store of one import: the real one with --apply, else one that keeps every change to itself. A dry run makes no folder where there is none.
/// </summary>
internal sealed class ImportRun : IDisposable
{
    private readonly EmbeddedStore _embedded;
    private readonly string? _scratch;

    private ImportRun(string folder, bool isApplied)
    {
        var options = new EmbeddedOptions { Folder = folder };
        if (!isApplied && !options.Exists)
            options = new EmbeddedOptions { Folder = _scratch = Directory.CreateTempSubdirectory("knowledgepark-import-").FullName };
        _embedded = EmbeddedStore.Open(options);
        Store = isApplied ? _embedded : new PendingStore(_embedded);
        Directories = new ParkDirectory(Store);
    }

    public IParkStore Store { get; }

    public ParkDirectory Directories { get; }

    /// <summary>Opens the store, runs the import, and turns what stands in its way into a sentence and exit code 1.</summary>
    public static async Task<int> RunAsync(string folder, bool isApplied, TextWriter output, Func<ImportRun, Task<int>> import)
    {
        try
        {
            using var run = new ImportRun(folder, isApplied);
            return await import(run);
        }
        catch (Exception e) when (e is InputRefusedException or StoreUnavailableException)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }

    public void Dispose()
    {
        Directories.Dispose();
        _embedded.Dispose();
        if (_scratch is not null)
            Directory.Delete(_scratch, recursive: true);
    }
}
