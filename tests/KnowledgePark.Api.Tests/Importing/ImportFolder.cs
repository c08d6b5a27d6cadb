using System.Globalization;
using KnowledgePark.Bookings;
using KnowledgePark.Host.Stores;
using KnowledgePark.Host.Verbs;
using KnowledgePark.Storage.Embedded;
using NodaTime;
using NodaTime.Testing;

namespace KnowledgePark.Api.Tests.Importing;

/// <summary>A folder of one test, with a store and files in it, in which the verb is run on 23 November 2026.</summary>
internal sealed class ImportFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("park-import-").FullName;

    public string Store => Path.Combine(_path, "store");

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 11, 23, 8, 0));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FileInfo File(string name, string text)
    {
        var path = Path.Combine(_path, name);
        System.IO.File.WriteAllText(path, text);
        return new FileInfo(path);
    }

    public FileInfo File(string name) => new(Path.Combine(_path, name));

    /// <summary>A calendar of events, each given by its lines.</summary>
    public FileInfo Calendar(params string[] events) =>
        File("calendar.ics", "BEGIN:VCALENDAR\n" + string.Concat(events.Select(e => $"BEGIN:VEVENT\n{e}\nEND:VEVENT\n")) + "END:VCALENDAR\n");

    /// <summary>Imports bookings into building b of a Sofia park, making what is missing.</summary>
    public Task<Result> BookingsAsync(FileInfo file, bool isApplied = true, Func<ImportBookingsVerb.Request, ImportBookingsVerb.Request>? with = null)
    {
        var request = new ImportBookingsVerb.Request { File = file, Building = "b", Zone = "Europe/Sofia", CreatesSpaces = true, IsApplied = isApplied, Store = StoreChoice.InFolder(Store) };
        return RunAsync(output => ImportBookingsVerb.RunAsync((with ?? (r => r))(request), Clock, output, Ct));
    }

    public Task<Result> SpacesAsync(FileInfo file, bool isApplied = true, Func<ImportSpacesVerb.Request, ImportSpacesVerb.Request>? with = null)
    {
        var request = new ImportSpacesVerb.Request { File = file, Building = "b", Name = "House", Zone = "Europe/Sofia", IsApplied = isApplied, Store = StoreChoice.InFolder(Store) };
        return RunAsync(output => ImportSpacesVerb.RunAsync((with ?? (r => r))(request), Clock, output, Ct));
    }

    public Task<Result> CheckAsync() => RunAsync(output => CheckVerb.RunAsync(StoreChoice.InFolder(Store), output, Ct));

    /// <summary>What the store holds, by start.</summary>
    public async Task<IReadOnlyList<Booking>> BookedAsync()
    {
        using var store = EmbeddedStore.Open(new EmbeddedOptions { Folder = Store });
        return await store.QueryAsync<Booking>(all => all.OrderBy(b => b.Start).ThenBy(b => b.Id), Ct);
    }

    public async Task<IReadOnlyList<T>> AllAsync<T>() where T : class, Storage.IRecord
    {
        using var store = EmbeddedStore.Open(new EmbeddedOptions { Folder = Store });
        return await store.QueryAsync<T>(all => all.OrderBy(r => r.Id), Ct);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static async Task<Result> RunAsync(Func<TextWriter, Task<int>> verb)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await verb(output);
        return new Result(code, output.ToString());
    }

    public sealed record Result(int Code, string Output)
    {
        /// <summary>The line with the counts.</summary>
        public string Counts => Output.Split('\n').First(l => l.Contains(" occurrences: ", StringComparison.Ordinal) || l.Contains(" rows, ", StringComparison.Ordinal));
    }
}
