using KnowledgePark.Bookings;
using KnowledgePark.Storage;
using KnowledgePark.Storage.Embedded;

namespace KnowledgePark.Api.Tests.Demo;

/// <summary>An embedded store in a folder that goes with it.</summary>
internal sealed class TempStore : IDisposable
{
    public TempStore() => Store = EmbeddedStore.Open(new EmbeddedOptions { Folder = Folder });

    public string Folder { get; } = Directory.CreateTempSubdirectory("knowledgepark-demo-").FullName;

    public EmbeddedStore Store { get; }

    /// <summary>The report, once it has been found to have no fault.</summary>
    public async Task<CheckReport> CleanReportAsync(CancellationToken ct)
    {
        var report = await StoreCheck.RunAsync(Store, ct);
        Assert.Empty(report.Faults);
        return report;
    }

    public Task<long> CountAsync<T>(CancellationToken ct) where T : class, IRecord => Store.CountAsync<T>(all => all, ct);

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
