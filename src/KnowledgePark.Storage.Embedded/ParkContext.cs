using System.Globalization;
using System.Linq.Expressions;
using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KnowledgePark.Storage.Embedded;

/// <summary>How the records lie in SQLite: instants as UTC ticks, lengths as ticks, enums by name, versions as the number of their commit.</summary>
internal sealed class ParkContext(DbContextOptions<ParkContext> options) : DbContext(options)
{
    /// <summary>The longest allocation that the index by time finds by looking back this far; longer ones have an index of their own.</summary>
    public static readonly long LongTicks = TimeSpan.FromDays(1).Ticks;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<Ticks>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Record<Park>(modelBuilder, "Parks", park => park.OwnsOne(p => p.Policy, policy => policy.ToJson()));
        Record<Building>(modelBuilder, "Buildings", building =>
        {
            building.OwnsOne(b => b.Policy, policy => policy.ToJson());
            building.OwnsMany(b => b.OpeningHours, hours => hours.ToJson());
            building.OwnsOne(b => b.Photo, media => media.ToJson());
            building.OwnsOne(b => b.Plan, media => media.ToJson());
            building.OwnsOne(b => b.Document, media => media.ToJson());
        });
        Record<Floor>(modelBuilder, "Floors", floor =>
        {
            floor.OwnsOne(f => f.Plan, media => media.ToJson());
            floor.HasIndex(f => new { f.BuildingId, f.Level });
        });
        Record<Section>(modelBuilder, "Sections", section => section.HasIndex(s => s.FloorId));
        Record<Space>(modelBuilder, "Spaces", space =>
        {
            space.OwnsOne(s => s.Policy, policy => policy.ToJson());
            space.OwnsMany(s => s.OpeningHours, hours => hours.ToJson());
            space.OwnsMany(s => s.Capacities, capacities => capacities.ToJson());
            space.OwnsOne(s => s.Photo, media => media.ToJson());
            space.OwnsOne(s => s.Document, media => media.ToJson());
            space.HasIndex(s => new { s.BuildingId, s.Id });
            space.HasIndex(s => new { s.FloorId, s.Id });
            space.HasIndex(s => new { s.Kind, s.Capacity, s.Id });
        });
        Record<Closure>(modelBuilder, "Closures", closure => closure.HasIndex(c => new { c.BuildingId, c.Start }));
        Record<Equipment>(modelBuilder, "Equipment", equipment => equipment.HasIndex(e => e.BuildingId));
        Record<Organisation>(modelBuilder, "Organisations", organisation => organisation.HasIndex(o => o.Name));
        Record<Person>(modelBuilder, "People", person => person.HasIndex(p => p.Email));
        Record<Membership>(modelBuilder, "Memberships", membership =>
        {
            membership.HasIndex(m => m.OrganisationId);
            membership.HasIndex(m => m.PersonId);
        });
        Record<Guard>(modelBuilder, "Guards", guard => guard.HasIndex(g => g.BuildingId));
        Record<Booking>(modelBuilder, "Bookings", Bookings);
        Record<OperatorAssignment>(modelBuilder, "OperatorAssignments", assignment => assignment.HasIndex(a => a.PersonId));
        Record<AccessToken>(modelBuilder, "AccessTokens", token =>
        {
            token.HasIndex(t => t.PersonId);
            token.HasIndex(t => t.OrganisationId);
        });
        Record<AuditEntry>(modelBuilder, "AuditEntries", entry =>
        {
            // Ids sort by time; one is written with every booking, so there are no more indices than questions.
            entry.HasIndex(e => new { e.RecordId, e.Id });
            entry.HasIndex(e => new { e.At, e.Id });
        });

        modelBuilder.Entity<Commit>(commit =>
        {
            commit.ToTable("Commits").HasKey(c => c.Id);
            commit.HasData(new Commit { Id = 1, Last = 0 });
        });
        modelBuilder.Entity<Removal>(removal => removal.ToTable("Removals").HasKey(r => new { r.Table, r.Version, r.RecordId }));
    }

    private static void Bookings(EntityTypeBuilder<Booking> booking)
    {
        booking.HasIndex(b => new { b.Start, b.Id });
        booking.HasIndex(b => new { b.BuildingId, b.Start });
        booking.HasIndex(b => new { b.OrganisationId, b.Start });
        booking.HasIndex(b => b.HeldUntil).HasFilter("HeldUntil IS NOT NULL");
        booking.OwnsMany(b => b.Allocations, allocation =>
        {
            allocation.ToTable("Allocations");
            allocation.WithOwner().HasForeignKey("BookingId");
            allocation.Property<int>("Ordinal").ValueGeneratedNever();
            allocation.Property<long?>("HeldUntil");
            allocation.HasKey("BookingId", "Ordinal");
            allocation.HasIndex(a => new { a.SpaceId, a.From, a.To });
            allocation.HasIndex("From", "To", "SpaceId");
            allocation.HasIndex("To", "From").HasDatabaseName("IX_Allocations_Long").HasFilter($"\"To\" - \"From\" > {LongTicks}");
        });
    }

    private static void Record<T>(ModelBuilder model, string table, Action<EntityTypeBuilder<T>> more) where T : class, IRecord =>
        model.Entity<T>(record =>
        {
            record.ToTable(table).HasKey(r => r.Id);
            record.Property(r => r.Version).HasConversion<CommitNumber>();
            record.HasIndex(r => r.Version);
            more(record);
        });

    /// <summary>The number of the last commit, one row: it makes versions and marks.</summary>
    internal sealed class Commit
    {
        public int Id { get; set; }

        public long Last { get; set; }
    }

    /// <summary>A record that is gone, for whoever asks what changed.</summary>
    internal sealed class Removal
    {
        public required string Table { get; set; }

        public long Version { get; set; }

        public required string RecordId { get; set; }
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class Ticks() : ValueConverter<TimeSpan, long>(span => span.Ticks, ticks => new TimeSpan(ticks));

    private sealed class CommitNumber() : ValueConverter<string, long>(s_toNumber, number => number.ToString(CultureInfo.InvariantCulture))
    {
        private static readonly Expression<Func<string, long>> s_toNumber = version => Parse(version);

        private static long Parse(string version) => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }
}
