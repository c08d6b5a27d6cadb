using KnowledgePark.Facilities;
using NodaTime;
using static KnowledgePark.Host.Demo.Places.InnovationHall;

namespace KnowledgePark.Host.Demo;

/// <summary>What is planned in the demo park: events, courses that come back every week, and what takes several spaces at once.</summary>
internal static class DemoProgramme
{
    /// <summary>A happening in the divisible hall or its parts, at some working day's hour.</summary>
    public sealed record Happening(string Title, string SpaceId, string OrganisationId, int Hour, int Minutes, int People, SpaceLayout Layout);

    /// <summary>The same hours on one weekday of every week.</summary>
    public sealed record Course(string Title, string SpaceId, string OrganisationId, IsoDayOfWeek Day, int Hour, int Minutes, int People);

    /// <summary>Several spaces of a building at the same time.</summary>
    public sealed record Together(string Title, IReadOnlyList<string> SpaceIds, string OrganisationId, int Hour, int Minutes, int People);

    public static readonly IReadOnlyList<Happening> Happenings =
    [
        new("Annual Forum of the Park", HallId, DemoTenants.OperatorId, 9, 480, 380, SpaceLayout.Theatre),
        new("Форум „Наука и бизнес“", HallId, "agency-innovation", 10, 420, 300, SpaceLayout.Theatre),
        new("Sofia AI Summit", HallId, "institute-language", 9, 540, 410, SpaceLayout.Theatre),
        new("Бал на изобретателите", HallId, "young-inventors", 17, 240, 220, SpaceLayout.Banquet),
        new("Graduation of Danubian Technical University", HallId, "danubian-university", 11, 240, 400, SpaceLayout.Theatre),
        new("Green Cities Conference", HallAbId, "green-cities-network", 9, 480, 230, SpaceLayout.Theatre),
        new("Хакатон „Код за всички“", HallAbId, "code-for-all", 9, 660, 120, SpaceLayout.Classroom),
        new("Start-up Demo Day", HallAbId, "sredets-ventures", 13, 300, 240, SpaceLayout.Theatre),
        new("Women in Laboratories: annual meeting", "ih-hall-bc", "women-in-labs", 10, 300, 180, SpaceLayout.Banquet),
        new("Ден на климата", "ih-hall-bc", "institute-climate", 9, 420, 200, SpaceLayout.Theatre),
        new("Investor Breakfast", "ih-hall-a", "seven-lakes-capital", 8, 120, 80, SpaceLayout.Banquet),
        new("Обсъждане на районния план", "ih-hall-a", "district-council", 17, 120, 120, SpaceLayout.Theatre),
        new("Robotics Cup, regional round", "ih-hall-b", "school-electronics", 9, 480, 60, SpaceLayout.Classroom),
        new("Представяне на нов процесор", "ih-hall-b", "iskar-semiconductors", 14, 180, 100, SpaceLayout.Theatre),
        new("Design Graduates' Show", "ih-hall-c", "academy-design", 12, 360, 110, SpaceLayout.Reception),
        new("Патентен ден", "ih-hall-c", "patent-desk", 10, 240, 60, SpaceLayout.Classroom),
    ];

    public static readonly IReadOnlyList<Course> Courses =
    [
        new("Lecture: Mechanics of Materials", "uf-002", "danubian-university", IsoDayOfWeek.Monday, 8, 105, 130),
        new("Лекция: Алгоритми и структури от данни", "uf-001", "danubian-university", IsoDayOfWeek.Tuesday, 9, 105, 260),
        new("Lecture: Molecular Biology", "uf-003", "vitosha-university", IsoDayOfWeek.Wednesday, 10, 105, 95),
        new("Лекция: История на дизайна", "uf-004", "academy-design", IsoDayOfWeek.Thursday, 13, 105, 70),
        new("Lecture: Environmental Engineering", "uf-002", "vitosha-university", IsoDayOfWeek.Friday, 9, 105, 110),
        new("Seminar: Natural Language Processing", "uf-203", "institute-language", IsoDayOfWeek.Tuesday, 14, 90, 16),
        new("Упражнение: Бази от данни", "uf-201", "danubian-university", IsoDayOfWeek.Wednesday, 13, 135, 26),
        new("Programming for Schools", "uf-202", "code-for-all", IsoDayOfWeek.Saturday, 10, 180, 24),
        new("Математическа школа", "uf-101", "school-mathematics", IsoDayOfWeek.Saturday, 9, 180, 36),
        new("English for Researchers", "uf-108", "vitosha-university", IsoDayOfWeek.Thursday, 17, 90, 14),
        new("Практикум по химия", "lw-004", "vitosha-university", IsoDayOfWeek.Monday, 13, 240, 22),
        new("Genomics practical", "lw-101", "institute-genomics", IsoDayOfWeek.Thursday, 9, 240, 8),
        new("Open Fab Lab evening", "my-001", "young-inventors", IsoDayOfWeek.Wednesday, 17, 180, 14),
        new("Directorate's weekly meeting", "ih-101", DemoTenants.OperatorId, IsoDayOfWeek.Monday, 9, 90, 10),
        new("Седмичен преглед на стартъпите", "sq-003", "sredets-ventures", IsoDayOfWeek.Friday, 15, 120, 18),
        new("Rila Robotics stand-up", "sq-004", "rila-robotics", IsoDayOfWeek.Tuesday, 9, 30, 7),
    ];

    public static readonly IReadOnlyList<Together> Combined =
    [
        new("Entrance examination", ["uf-101", "uf-102", "uf-103"], "danubian-university", 9, 240, 30),
        new("Лятна школа по данни", ["uf-201", "uf-202"], "vitosha-university", 10, 300, 26),
        new("Workshop with break-out rooms", ["uf-205", "uf-311", "uf-312"], "agency-innovation", 13, 240, 6),
        new("Conference with exhibition", ["ih-204", "ih-001", "ih-106"], "institute-climate", 9, 420, 20),
        new("Преговори на консорциума", ["ih-105", "ih-104"], "pirin-cloud", 10, 240, 6),
        new("Forum with registration and speakers' room", [HallAbId, "ih-003", "ih-106"], "agency-innovation", 10, 360, 12),
        new("Field campaign: sampling and analysis", ["lw-002", "lw-003"], "institute-climate", 8, 480, 10),
        new("Лаборатория и заседателна за одит", ["lw-201", "lw-105"], "balkan-instruments", 9, 300, 8),
        new("Team week at hot desks", ["sq-h01", "sq-h02", "sq-h03", "sq-h04"], "kukeri-games", 9, 480, 1),
        new("Акселератор: менторски ден", ["sq-003", "sq-005", "sq-006"], "sredets-ventures", 10, 360, 4),
        new("Shooting day", ["my-102", "my-101"], "academy-design", 9, 480, 6),
        new("Пикник на отборите", ["gp-o2", "gp-003"], "thracia-software", 15, 180, 22),
    ];
}
