using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace KnowledgePark.Storage.Embedded;

/// <summary>Only for <c>dotnet ef migrations add</c>.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<ParkContext>
{
    public ParkContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ParkContext>().UseSqlite("Data Source=:memory:").Options);
}
