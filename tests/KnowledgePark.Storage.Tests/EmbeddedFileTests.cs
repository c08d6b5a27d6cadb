using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage.Embedded;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

namespace KnowledgePark.Storage.Tests;

/// <summary>What only the embedded store has: a file, a writer, a schema.</summary>
public sealed class EmbeddedFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_committed_is_there_after_reopening()
    {
        using (var store = EmbeddedStore.Open(_folder.Options))
            await store.CommitAsync(new ChangeSet(Change.Create(Samples.Booking())), Ct);
        using var again = EmbeddedStore.Open(_folder.Options);
        Assert.Equal("Среща 😀", (await again.FindAsync<Booking>("b1", "k1", Ct))?.Title);
    }

    [Fact]
    public async Task Versions_go_on_after_reopening()
    {
        string before;
        using (var store = EmbeddedStore.Open(_folder.Options))
            before = ((CommitResult.Committed)await store.CommitAsync(new ChangeSet(Change.Create(Samples.Space())), Ct)).Versions[0];
        using var again = EmbeddedStore.Open(_folder.Options);
        var after = ((CommitResult.Committed)await again.CommitAsync(new ChangeSet(Change.Create(Samples.Floor())), Ct)).Versions[0];
        Assert.True(long.Parse(after, System.Globalization.CultureInfo.InvariantCulture) > long.Parse(before, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Readers_do_not_wait_for_a_writer()
    {
        using var store = EmbeddedStore.Open(_folder.Options);
        await store.CommitAsync(new ChangeSet(Change.Create(Samples.Booking())), Ct);
        using var other = new SqliteConnection($"Data Source={_folder.Options.DatabasePath}");
        other.Open();
        using var hold = other.BeginTransaction(); // BEGIN IMMEDIATE: the write lock
        var waiting = store.CommitAsync(new ChangeSet(Change.Create(Samples.Booking("k2"))), Ct);
        Assert.NotNull(await store.FindAsync<Booking>("b1", "k1", Ct));
        Assert.Equal(1, await store.CountAsync<Booking>(all => all, Ct));
        Assert.NotEmpty((await store.ChangesSinceAsync<Booking>(null, 10, Ct)).Records);
        Assert.Single(await store.BusyAsync(null, ["s1"], new Interval(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0)), Ct));
        Assert.False(waiting.IsCompleted);
        hold.Rollback();
        Assert.IsType<CommitResult.Committed>(await waiting);
    }

    [Fact]
    public async Task Two_stores_on_one_file_see_each_other_and_only_one_wins()
    {
        using var one = EmbeddedStore.Open(_folder.Options);
        using var two = EmbeddedStore.Open(_folder.Options);
        await one.CommitAsync(new ChangeSet(Change.Create(Samples.Guard())), Ct);
        var guard = (await two.FindAsync<Guard>("b1", "s1", Ct))!; // Just committed.
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() =>
            (i % 2 == 0 ? one : two).CommitAsync(new ChangeSet(Change.Create(Samples.Booking($"k{i}")), Change.Replace(guard with { Revision = 8 })), Ct))));
        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(1, await one.CountAsync<Booking>(all => all, Ct));
    }

    [Fact]
    public async Task A_full_disk_is_told_nothing_is_half_written_and_the_store_recovers()
    {
        var options = _folder.Options with { MaxPages = 120 };
        using var store = EmbeddedStore.Open(options);
        var acknowledged = new List<string>();
        StoreUnavailableException? full = null;
        for (var i = 0; i < 5000 && full is null; i++)
        {
            try
            {
                await store.CommitAsync(new ChangeSet(Change.Create(Samples.Booking($"k{i}")), Change.Create(Samples.Guard($"s{i}"))), Ct);
                acknowledged.Add($"k{i}");
            }
            catch (StoreUnavailableException e)
            {
                full = e;
            }
        }

        Assert.True(full?.IsFull);
        Assert.Equal(acknowledged.Count, await store.CountAsync<Booking>(all => all, Ct));
        Assert.Equal(acknowledged.Count, await store.CountAsync<Guard>(all => all, Ct));
        foreach (var guard in await store.QueryAsync<Guard>(all => all, Ct)) // Makes room: guards leave nothing behind.
            await store.CommitAsync(new ChangeSet(Change.Remove(guard)), Ct);

        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(new ChangeSet(Change.Create(Samples.Booking("after"))), Ct));
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_told()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "not a folder");
        var e = Assert.Throws<StoreUnavailableException>(() => EmbeddedStore.Open(new EmbeddedOptions { Folder = file }));
        Assert.Contains("file", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_told()
    {
        File.WriteAllText(_folder.Options.DatabasePath, new string('x', 10_000));
        Assert.Throws<StoreUnavailableException>(() => EmbeddedStore.Open(_folder.Options));
    }

    [Fact]
    public async Task A_shape_that_cannot_be_answered_is_refused_and_not_answered_wrongly()
    {
        using var store = EmbeddedStore.Open(_folder.Options);
        await Assert.ThrowsAsync<NotSupportedByStoreException>(() => store.QueryAsync<Space>(all => all.Where(s => s.Name.Normalize() == "x"), Ct));
    }

    [Fact]
    public async Task A_file_of_an_older_version_is_upgraded_with_all_that_is_in_it()
    {
        using (var connection = Connections.OpenWriter(_folder.Options.DatabasePath))
        using (var context = Connections.ContextOn(connection))
            await context.GetService<IMigrator>().MigrateAsync("Initial", Ct);
        using (var old = new SqliteConnection($"Data Source={_folder.Options.DatabasePath}"))
        {
            old.Open();
            using var insert = old.CreateCommand();
            insert.CommandText = "INSERT INTO Guards (Id, Version, BuildingId, Allocations, Revision, ChangedAt) VALUES ('s1', 5, 'b1', 2, 9, 0); UPDATE Commits SET Last = 5;";
            insert.ExecuteNonQuery();
            // As a process leaves it that is killed in the middle of an upgrade.
            insert.CommandText = "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (Id INTEGER PRIMARY KEY, Timestamp TEXT); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01');";
            insert.ExecuteNonQuery();
        }

        using var store = EmbeddedStore.Open(_folder.Options);
        Assert.Equal(9, (await store.FindAsync<Guard>("b1", "s1", Ct))?.Revision);
        var committed = Assert.IsType<CommitResult.Committed>(await store.CommitAsync(new ChangeSet(Change.Create(Samples.Space())), Ct));
        Assert.Equal("6", Assert.Single(committed.Versions));
    }

    [Theory]
    [InlineData("bookings of a space", "a.BookingId = b.Id AND a.SpaceId = 's1'", "BookingId=?")]
    public void Plans_use_the_right_index_on_an_empty_file_too(string what, string condition, string index)
    {
        EmbeddedStore.Open(_folder.Options).Dispose();
        using var connection = Connections.OpenReader(_folder.Options.DatabasePath);
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN SELECT * FROM Bookings b WHERE EXISTS (SELECT 1 FROM Allocations a WHERE {condition}) ORDER BY b.Id LIMIT 10";
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
            plan.Add(reader.GetString(3));
        Assert.True(plan.Any(p => p.Contains(index, StringComparison.Ordinal)), $"{what}: {string.Join("; ", plan)}");
    }

    [Fact]
    public void The_schema_is_the_golden_one()
    {
        EmbeddedStore.Open(_folder.Options).Dispose();
        using var connection = new SqliteConnection($"Data Source={_folder.Options.DatabasePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name";
        using var reader = command.ExecuteReader();
        var sql = new List<string>();
        while (reader.Read())
            sql.Add(reader.GetString(0).Replace("\r", "", StringComparison.Ordinal) + ";");
        Golden.Check("schema.sql", string.Join("\n\n", sql) + "\n");
    }
}
