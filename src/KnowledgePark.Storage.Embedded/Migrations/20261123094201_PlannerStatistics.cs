using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgePark.Storage.Embedded.Migrations
{
    /// <summary>
    /// Tells SQLite's planner what the tables of a large park look like: rows, then rows per distinct value of each column of an index
    /// (sqlite.org/fileformat2.html#stat1tab). So that the plans are part of the schema, the same on an empty file as on a full one. Without
    /// them, 'bookings that take space x' walked all allocations of x for every booking: minutes instead of milliseconds.
    /// </summary>
    public partial class PlannerStatistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Makes the table of statistics; what it measures on an older file is replaced by what follows.
            migrationBuilder.Sql("ANALYZE;", suppressTransaction: true);
            migrationBuilder.Sql("""
                DELETE FROM sqlite_stat1;
                INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
                    ('Allocations', 'sqlite_autoindex_Allocations_1', '1200000 2 1'),
                    ('Allocations', 'IX_Allocations_SpaceId_From_To', '1200000 300 1 1'),
                    ('Allocations', 'IX_Allocations_From_To_SpaceId', '1200000 30 20 1'),
                    ('Allocations', 'IX_Allocations_Long', '1000 2 1'),
                    ('Bookings', 'sqlite_autoindex_Bookings_1', '1000000 1'),
                    ('Bookings', 'IX_Bookings_Version', '1000000 1'),
                    ('Bookings', 'IX_Bookings_Start_Id', '1000000 30 1'),
                    ('Bookings', 'IX_Bookings_BuildingId_Start', '1000000 10000 3'),
                    ('Bookings', 'IX_Bookings_OrganisationId_Start', '1000000 5000 2'),
                    ('Bookings', 'IX_Bookings_HeldUntil', '1000 2'),
                    ('Guards', 'sqlite_autoindex_Guards_1', '10000 1'),
                    ('Guards', 'IX_Guards_Version', '10000 1'),
                    ('Guards', 'IX_Guards_BuildingId', '10000 50'),
                    ('Spaces', 'sqlite_autoindex_Spaces_1', '10000 1'),
                    ('Spaces', 'IX_Spaces_Version', '10000 10'),
                    ('Spaces', 'IX_Spaces_BuildingId_Id', '10000 50 1'),
                    ('Spaces', 'IX_Spaces_FloorId_Id', '10000 15 1'),
                    ('Spaces', 'IX_Spaces_Kind_Capacity_Id', '10000 600 20 1');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DELETE FROM sqlite_stat1;");
    }
}
