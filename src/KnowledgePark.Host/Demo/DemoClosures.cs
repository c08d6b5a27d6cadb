using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Host.Demo;

/// <summary>When the demo park is closed: holidays, and maintenance soon after its day.</summary>
internal static class DemoClosures
{
    /// <summary>The maintenance whose start tells on which day a park was filled: see <see cref="DayOf"/>.</summary>
    public const string MarkId = "maintenance-lw-204";

    private const int MarkDays = 2;

    public static IReadOnlyList<Closure> Create(LocalDate today, DateTimeZone zone) =>
    [
        Maintenance(MarkId, "laboratory-wing", "lw-204", "Calibration of the tensile tester / Калибриране", today.PlusDays(MarkDays), 2, zone),
        Maintenance("maintenance-gp", "green-pavilion", null, "Inspection of the glass roof / Преглед на стъкления покрив", today.PlusDays(16), 1, zone),
        Maintenance("maintenance-ih-105", "innovation-hall", "ih-105", "New carpet / Нов мокет", today.PlusDays(-9), 3, zone),
        .. DemoHolidays.Closures(today.PlusDays(-60), today.PlusDays(366), zone),
    ];

    /// <summary>The day for which the park was made that holds this <see cref="MarkId"/>.</summary>
    public static LocalDate DayOf(Closure mark, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(mark.Start).InZone(zone).Date.PlusDays(-MarkDays);

    private static Closure Maintenance(string id, string buildingId, string? spaceId, string reason, LocalDate first, int days, DateTimeZone zone) => new()
    {
        Id = id,
        BuildingId = buildingId,
        SpaceId = spaceId,
        Reason = reason,
        Kind = ClosureKind.Maintenance,
        Start = zone.AtStartOfDay(first).ToInstant().ToDateTimeOffset(),
        End = zone.AtStartOfDay(first.PlusDays(days)).ToInstant().ToDateTimeOffset(),
    };
}
