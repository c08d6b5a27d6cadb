using KnowledgePark.Facilities;
using KnowledgePark.Host.Stores;
using KnowledgePark.Storage;

namespace KnowledgePark.Host.Importing;

/// <summary>
/// The store of one import: the real one with --apply, else one that keeps every change to itself. A dry run makes no folder where there is none.
/// </summary>
internal sealed class ImportRun : IDisposable
{
    private readonly IParkStore _real;
    private readonly string? _scratch;

    private ImportRun(IParkStore real, bool isApplied, string? scratch)
    {
        _real = real;
        _scratch = scratch;
        Store = isApplied ? real : new PendingStore(real);
        Directories = new ParkDirectory(Store);
    }

    public IParkStore Store { get; }

    public ParkDirectory Directories { get; }

    /// <summary>Opens the store, runs the import, and turns what stands in its way into a sentence and exit code 1.</summary>
    public static async Task<int> RunAsync(StoreChoice choice, bool isApplied, TextWriter output, Func<ImportRun, Task<int>> import, CancellationToken ct)
    {
        try
        {
            var scratch = isApplied || choice.Exists ? null : Directory.CreateTempSubdirectory("knowledgepark-import-").FullName;
            var store = await (scratch is null ? choice : StoreChoice.InFolder(scratch)).OpenAsync(ct);
            using var run = new ImportRun(store, isApplied, scratch);
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
        (_real as IDisposable)?.Dispose();
        if (_scratch is not null)
            Directory.Delete(_scratch, recursive: true);
    }
}
