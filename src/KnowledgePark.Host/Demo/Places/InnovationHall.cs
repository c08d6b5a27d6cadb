using KnowledgePark.Facilities;
using static KnowledgePark.Facilities.SpaceKind;

namespace KnowledgePark.Host.Demo.Places;

/// <summary>The house of events: a hall in three cells, an exhibition, meeting rooms.</summary>
internal static class InnovationHall
{
    public const string HallId = "ih-hall";
    public const string HallAbId = "ih-hall-ab";

    private static readonly BookingPolicy s_hall = (Hours.Steps(30, 120, 14 * 60) with
    {
        MinNotice = TimeSpan.FromDays(3),
        Horizon = TimeSpan.FromDays(366),
    }).Buffered(60, 60);

    private static readonly BookingPolicy s_cell = (Hours.Steps(30, 60, 12 * 60) with { MinNotice = TimeSpan.FromDays(1) }).Buffered(30, 30);

    public static PlaceTable Create(string parkId)
    {
        var table = new PlaceTable(new Building
        {
            Id = "innovation-hall",
            ParkId = parkId,
            Code = "IH",
            Name = "Innovation Hall",
            NameBg = "Дом на иновациите",
            Address = "1 Alley of Knowledge, 1784 Sofia",
            Latitude = 42.66701,
            Longitude = 23.39812,
            OpeningHours = [.. Hours.On(Hours.Weekdays, 7.5, 22), .. Hours.On(Hours.Saturday, 9, 20), .. Hours.On([DayOfWeek.Sunday], 10, 18)],
        });
        Ground(table);
        First(table);
        Second(table);
        Kept(table);
        return table;
    }

    private static void Ground(PlaceTable table)
    {
        table.Floor(0, "Ground floor", "Партер");
        table.Section("foyer", "Foyer", "Фоайе");
        table.Add(Exhibition, "IH-001", "Foyer Exhibition", "Изложба във фоайето", 150, 260, "step-free wifi power", "Reception 150, Empty 120", s => s with
        {
            Policy = Hours.Steps(60, 120, 14 * 60),
        });
        table.Add(Cafe, "IH-002", "Café Archimedes", "Кафене „Архимед“", 45, 95, "step-free wifi", "", s => s with
        {
            Mode = SpaceMode.DropIn,
            ModeReason = "Come in and sit down",
            OpeningHours = Hours.On(Hours.Weekdays, 8, 18),
        });
        table.Add(Other, "IH-003", "Cloakroom and Registration Desk", "Гардероб и регистрация", 12, 30, "step-free", "", s => s with { Policy = Hours.Steps(30, 60, 14 * 60) });
        table.Section("hall", "Hall of Knowledge", "Зала на знанието");
        const string Hall = "stage projector sound microphones live-stream interpretation step-free wifi";
        table.Add(EventHall, "IH-HALL", "Hall of Knowledge", "Зала „Знание“", 420, 540, Hall, "Theatre 420, Classroom 210, Banquet 280, Cabaret 200, Reception 400, Empty 400", s => s with
        {
            CellIds = ["ih-hall-a", "ih-hall-b", "ih-hall-c"],
            Policy = s_hall,
            Description = "Folding walls divide it into three. Setup and takedown take an hour each.",
        });
        table.Add(EventHall, "IH-HALL-AB", "Hall of Knowledge A+B", "Зала „Знание“ А+Б", 280, 360, Hall, "Theatre 280, Classroom 140, Banquet 180, Reception 260", s => s with
        {
            CellIds = ["ih-hall-a", "ih-hall-b"],
            Policy = s_hall,
        });
        table.Add(EventHall, "IH-HALL-BC", "Hall of Knowledge B+C", "Зала „Знание“ Б+В", 280, 360, Hall, "Theatre 280, Classroom 140, Banquet 180, Reception 260", s => s with
        {
            CellIds = ["ih-hall-b", "ih-hall-c"],
            Policy = s_hall,
        });
        const string Cell = "projector sound microphones step-free wifi";
        const string CellLayouts = "Theatre 140, Classroom 70, UShape 40, Banquet 90, Reception 130";
        table.Add(EventHall, "IH-HALL-A", "Hall of Knowledge, cell A", "Зала „Знание“, сектор А", 140, 180, $"stage {Cell}", CellLayouts, s => s with { Policy = s_cell });
        table.Add(EventHall, "IH-HALL-B", "Hall of Knowledge, cell B", "Зала „Знание“, сектор Б", 140, 180, Cell, CellLayouts, s => s with { Policy = s_cell });
        table.Add(EventHall, "IH-HALL-C", "Hall of Knowledge, cell C", "Зала „Знание“, сектор В", 140, 180, Cell, CellLayouts, s => s with { Policy = s_cell });
    }

    private static void First(PlaceTable table)
    {
        var meeting = Hours.Steps(30, 30, 10 * 60);
        table.Floor(1, "First floor", "Първи етаж");
        table.Add(MeetingRoom, "IH-101", "Meeting Room Atanasoff", "Заседателна „Атанасов“", 12, 32, "screen whiteboard video-conference step-free wifi", "Boardroom 12, UShape 10", s => s with
        {
            Policy = meeting,
        });
        table.Add(MeetingRoom, "IH-102", "Meeting Room Maria Curie", "Заседателна „Мария Кюри“", 10, 27, "screen whiteboard video-conference wifi", "Boardroom 10", s => s with
        {
            Policy = meeting,
        });
        table.Add(MeetingRoom, "IH-103", "Meeting Room Ada", "Заседателна „Ада“", 8, 22, "screen whiteboard wifi", "Boardroom 8", s => s with { Policy = meeting });
        table.Add(MeetingRoom, "IH-104", "Meeting Room Tesla", "Заседателна „Тесла“", 6, 18, "screen wifi", "Boardroom 6", s => s with { Policy = meeting });
        table.Add(MeetingRoom, "IH-105", "Negotiation Room", "Стая за преговори", 16, 45, "screen video-conference interpretation step-free wifi", "Boardroom 16, UShape 14", s => s with
        {
            Policy = meeting.Buffered(15, 15),
        });
        table.Add(Lounge, "IH-106", "Speakers' Lounge", "Салон за лектори", 20, 48, "coffee wifi", "Reception 20", s => s with { Policy = Hours.Steps(30, 30, 12 * 60) });
        table.Add(Studio, "IH-107", "Press Studio", "Пресстудио", 8, 36, "camera lights green-screen microphones", "", s => s with
        {
            Policy = Hours.Steps(30, 60, 6 * 60).Buffered(15, 15),
        });
    }

    private static void Second(PlaceTable table)
    {
        table.Floor(2, "Second floor", "Втори етаж");
        table.Add(MeetingRoom, "IH-201", "Council Chamber", "Зала на съвета", 30, 85, "screen microphones video-conference interpretation step-free wifi", "Boardroom 30, Theatre 30", s => s with
        {
            Policy = Hours.Steps(30, 60, 10 * 60).Buffered(30, 30),
        });
        table.Add(Office, "IH-202", "Park Directorate", "Дирекция на парка", 10, 62, "step-free wifi", "", s => s with
        {
            Mode = SpaceMode.Assigned,
            ModeReason = "Park of Knowledge Operations",
        });
        table.Add(MeetingRoom, "IH-203", "Partners' Room", "Партньорска стая", 10, 30, "screen whiteboard wifi", "Boardroom 10", s => s with
        {
            Policy = Hours.Steps(30, 30, 8 * 60),
            IsListed = false,
            Description = "Booked by the park's partners; not shown in searches.",
        });
        table.Add(LectureHall, "IH-204", "Small Auditorium", "Малка аудитория", 80, 120, "projector sound microphones live-stream step-free wifi", "Theatre 80", s => s with
        {
            Policy = Hours.Steps(30, 60, 10 * 60).Buffered(15, 15),
        });
    }

    private static void Kept(PlaceTable table)
    {
        table.Keep(4, "eq-wireless-microphone", "Wireless microphone", "Безжичен микрофон", "Hand-held, with charger.");
        table.Keep(6, "eq-flipchart", "Flip chart", "Флипчарт");
        table.Keep(2, "eq-interpretation-booth", "Interpretation booth", "Кабина за превод", "For two interpreters; set up by the house.");
        table.Keep(120, "eq-interpretation-receiver", "Interpretation receiver", "Приемник за превод");
        table.Keep(30, "eq-poster-panel", "Poster panel, A0", "Постерно пано, А0");
        table.Keep(1, "eq-mobile-stage", "Mobile stage, 24 m²", "Мобилна сцена, 24 м²");
    }
}
