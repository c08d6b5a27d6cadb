using Microsoft.EntityFrameworkCore;

namespace KnowledgePark.Storage.Embedded;

/// <summary>Brings a database file to the schema of this version.</summary>
internal static class Schema
{
    /// <summary>
    /// Applies the migrations that the file lacks. One process at a time: a lock file guards it, since EF's own lock row would outlive
    /// a process that is killed half-way and stop every later start.
    /// </summary>
    public static void Upgrade(EmbeddedOptions options)
    {
        using var connection = Connections.OpenWriter(options.DatabasePath);
        using var context = Connections.ContextOn(connection);
        if (!context.Database.GetPendingMigrations().Any())
            return;
        using var exclusive = WaitForLock(Path.Combine(options.Folder, "upgrade.lock"));
        context.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        context.Database.Migrate();
    }

    private static FileStream WaitForLock(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 300)
            {
                Thread.Sleep(100);
            }
        }
    }
}
