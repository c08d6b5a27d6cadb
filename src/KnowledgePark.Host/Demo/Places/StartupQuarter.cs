using KnowledgePark.Facilities;
using static KnowledgePark.Facilities.SpaceKind;

namespace KnowledgePark.Host.Demo.Places;

/// <summary>Where young companies work: offices, desks, booths.</summary>
internal static class StartupQuarter
{
    private static readonly BookingPolicy s_meeting = Hours.Steps(15, 15, 4 * 60);

    public static PlaceTable Create(string parkId)
    {
        var table = new PlaceTable(new Building
        {
            Id = "startup-quarter",
            ParkId = parkId,
            Code = "SQ",
            Name = "Start-up Quarter",
            NameBg = "Стартъп квартал",
            Address = "8 Pioneers Street, 1784 Sofia",
            Latitude = 42.66618,
            Longitude = 23.40027,
            OpeningHours = Hours.On(Hours.EveryDay, 6, 24),
        });
        Ground(table);
        First(table);
        Second(table);
        table.Keep(6, "eq-portable-screen", "Portable screen, 27 inches", "Преносим монитор, 27 инча");
        table.Keep(2, "eq-video-bar", "Video conference bar", "Устройство за видеоконференции");
        table.Keep(4, "eq-vr-headset", "Virtual reality headset", "Очила за виртуална реалност");
        return table;
    }

    private static void Ground(PlaceTable table)
    {
        table.Floor(0, "Ground floor", "Партер");
        table.Add(Cafe, "SQ-001", "Co-working Café", "Кафене за споделена работа", 40, 110, "coffee wifi power step-free", "", s => s with { Mode = SpaceMode.DropIn });
        table.Add(Lounge, "SQ-002", "Founders' Lounge", "Салон на основателите", 35, 80, "coffee screen sound wifi", "Reception 35, Theatre 30", s => s with
        {
            Policy = Hours.Steps(30, 60, 8 * 60).Buffered(0, 30),
        });
        table.Add(MeetingRoom, "SQ-003", "Pitch Room", "Зала за представяния", 24, 52, "screen sound video-conference step-free wifi", "Theatre 24, Boardroom 14", s => s with
        {
            Policy = s_meeting,
        });
        table.Add(MeetingRoom, "SQ-004", "Room Prototype", "Стая „Прототип“", 8, 20, "screen whiteboard wifi", "Boardroom 8", s => s with { Policy = s_meeting });
        table.Add(MeetingRoom, "SQ-005", "Room Pivot", "Стая „Завой“", 6, 15, "screen whiteboard wifi", "Boardroom 6", s => s with { Policy = s_meeting });
        table.Add(MeetingRoom, "SQ-006", "Room Unicorn", "Стая „Еднорог“", 4, 10, "screen wifi", "Boardroom 4", s => s with { Policy = s_meeting });
        for (var i = 1; i <= 4; i++)
            table.Add(PhoneBooth, $"SQ-01{i}", $"Phone Booth {i}", $"Телефонна кабина {i}", 1, 2, "quiet power", "", s => s with { Policy = Hours.Steps(15, 15, 120) });
    }

    private static void First(PlaceTable table)
    {
        table.Floor(1, "First floor", "Първи етаж");
        table.Section("open", "Open space", "Отворено пространство");
        for (var i = 1; i <= 12; i++)
            Desk(table, i, i > 10 ? SpaceMode.DropIn : SpaceMode.Reservable);
        table.Section("quiet", "Quiet zone", "Тиха зона");
        for (var i = 1; i <= 6; i++)
        {
            var owner = i <= 3 ? "Rila Robotics" : "Loza Analytics";
            table.Add(DedicatedDesk, $"SQ-D{i:00}", $"Dedicated Desk {i}", $"Постоянно бюро {i}", 1, 4, "power wifi quiet", "", s => s with
            {
                Mode = SpaceMode.Assigned,
                ModeReason = owner,
            });
        }

        table.Add(DedicatedDesk, "SQ-D07", "Dedicated Desk 7", "Постоянно бюро 7", 1, 4, "power wifi quiet height-adjustable", "", s => s with
        {
            Policy = Hours.Steps(60, 60, 12 * 60),
            Description = "Free by the day until it is let.",
        });
    }

    private static void Second(PlaceTable table)
    {
        table.Floor(2, "Second floor", "Втори етаж");
        Let(table, 201, 8, "Rila Robotics");
        Let(table, 202, 6, "Vitoshka Vision");
        Let(table, 203, 10, "Loza Analytics");
        table.Add(Office, "SQ-204", "Project Office", "Проектен офис", 6, 30, "screen whiteboard wifi step-free", "", s => s with { Policy = Hours.Steps(60, 120, 18 * 60) });
        table.Add(Office, "SQ-205", "Day Office", "Дневен офис", 3, 16, "wifi power", "", s => s with { Policy = Hours.Steps(60, 60, 12 * 60) });
        table.Add(Studio, "SQ-206", "Podcast Studio", "Студио за подкасти", 4, 18, "microphones mixer quiet", "", s => s with
        {
            Policy = Hours.Steps(30, 60, 5 * 60).Buffered(15, 15),
        });
        table.Add(MeetingRoom, "SQ-207", "Investors' Room", "Стая на инвеститорите", 12, 34, "screen video-conference coffee wifi", "Boardroom 12", s => s with
        {
            Policy = s_meeting,
        });
    }

    private static void Desk(PlaceTable table, int number, SpaceMode mode) => table.Add(
        HotDesk, $"SQ-H{number:00}", $"Hot Desk {number}", $"Споделено бюро {number}", 1, 3, "power wifi", "",
        s => s with { Mode = mode, Policy = Hours.Steps(60, 60, 12 * 60) });

    private static void Let(PlaceTable table, int number, int people, string tenant) => table.Add(
        Office, $"SQ-{number}", $"Office {number}", $"Офис {number}", people, people * 6, "wifi power", "",
        s => s with { Mode = SpaceMode.Assigned, ModeReason = tenant });
}
