using KnowledgePark.Facilities;
using static KnowledgePark.Facilities.SpaceKind;

namespace KnowledgePark.Host.Demo.Places;

/// <summary>Where the universities teach: lecture halls, classrooms, a library.</summary>
internal static class UniversityForum
{
    private static readonly BookingPolicy s_study = Hours.Steps(30, 30, 4 * 60);

    public static PlaceTable Create(string parkId)
    {
        var table = new PlaceTable(new Building
        {
            Id = "university-forum",
            ParkId = parkId,
            Code = "UF",
            Name = "University Forum",
            NameBg = "Университетски форум",
            Address = "5 Alley of Knowledge, 1784 Sofia",
            Latitude = 42.66903,
            Longitude = 23.39771,
            OpeningHours = [.. Hours.On(Hours.Weekdays, 7, 22), .. Hours.On(Hours.Saturday, 8, 18)],
            Policy = Hours.Steps(15, 30, 10 * 60),
        });
        Ground(table);
        First(table);
        Second(table);
        Third(table);
        table.Keep(10, "eq-laptop", "Laptop for exams", "Лаптоп за изпити");
        table.Keep(3, "eq-document-camera", "Document camera", "Документ камера");
        table.Keep(2, "eq-hearing-loop", "Portable hearing loop", "Преносима индукционна примка", "For listeners with hearing aids.");
        return table;
    }

    private static void Ground(PlaceTable table)
    {
        table.Floor(0, "Ground floor", "Партер");
        table.Add(LectureHall, "UF-001", "Aula Magna", "Аула Магна", 300, 380, "projector sound microphones live-stream hearing-loop step-free wifi", "Theatre 300", s => s with
        {
            Policy = Hours.Steps(15, 45, 12 * 60).Buffered(15, 15),
        });
        table.Add(LectureHall, "UF-002", "Lecture Hall Euclid", "Лекционна зала „Евклид“", 160, 190, "projector sound hearing-loop step-free wifi", "Theatre 160");
        table.Add(LectureHall, "UF-003", "Lecture Hall Newton", "Лекционна зала „Нютон“", 120, 150, "projector sound step-free wifi", "Theatre 120");
        table.Add(LectureHall, "UF-004", "Lecture Hall Darwin", "Лекционна зала „Дарвин“", 90, 118, "projector sound wifi", "Theatre 90, Classroom 60");
        table.Add(Lounge, "UF-005", "Students' Lounge", "Студентски салон", 60, 140, "coffee wifi step-free", "", s => s with { Mode = SpaceMode.DropIn });
    }

    private static void First(PlaceTable table)
    {
        table.Floor(1, "First floor", "Първи етаж");
        table.Section("east", "East wing", "Източно крило");
        Classroom(table, 101, 40, "projector whiteboard step-free wifi");
        Classroom(table, 102, 40, "projector whiteboard step-free wifi");
        Classroom(table, 103, 32, "projector whiteboard wifi");
        Classroom(table, 104, 32, "smart-board wifi");
        table.Section("west", "West wing", "Западно крило");
        Classroom(table, 105, 24, "smart-board wifi");
        Classroom(table, 106, 24, "projector whiteboard wifi");
        Classroom(table, 107, 18, "screen whiteboard wifi");
        table.Add(SpaceKind.Classroom, "UF-108", "Language Classroom", "Езиков кабинет", 16, 40, "headsets screen wifi", "Classroom 16, UShape 14");
    }

    private static void Second(PlaceTable table)
    {
        table.Floor(2, "Second floor", "Втори етаж");
        table.Add(SpaceKind.Classroom, "UF-201", "Computer Classroom 1", "Компютърна зала 1", 28, 72, "computers projector step-free", "Classroom 28");
        table.Add(SpaceKind.Classroom, "UF-202", "Computer Classroom 2", "Компютърна зала 2", 28, 72, "computers projector", "Classroom 28");
        table.Add(SpaceKind.Classroom, "UF-203", "Seminar Room Hypatia", "Семинарна зала „Хипатия“", 20, 48, "screen whiteboard video-conference wifi", "UShape 18, Boardroom 20, Workshop 16");
        table.Add(SpaceKind.Classroom, "UF-204", "Seminar Room Socrates", "Семинарна зала „Сократ“", 20, 48, "screen whiteboard wifi", "UShape 18, Boardroom 20, Workshop 16");
        table.Add(Workshop, "UF-205", "Design Thinking Workshop", "Ателие „Дизайн мислене“", 30, 95, "whiteboard movable-furniture projector wifi", "Workshop 30, Empty 30");
        table.Add(Office, "UF-206", "Joint Doctoral School", "Съвместна докторантска школа", 6, 36, "wifi", "", s => s with
        {
            Mode = SpaceMode.Assigned,
            ModeReason = "Danubian Technical University",
        });
    }

    private static void Third(PlaceTable table)
    {
        table.Floor(3, "Third floor", "Трети етаж");
        table.Section("library", "Library", "Библиотека");
        table.Add(Library, "UF-301", "Reading Room", "Читалня", 70, 210, "quiet wifi power step-free", "", s => s with { Mode = SpaceMode.DropIn, ModeReason = "Silence, please" });
        table.Add(Library, "UF-302", "Rare Books Room", "Зала „Редки книги“", 10, 34, "quiet climate", "Boardroom 10", s => s with
        {
            OpeningHours = Hours.On(Hours.Weekdays, 10, 17),
            Policy = Hours.Steps(30, 60, 4 * 60) with { MinNotice = TimeSpan.FromDays(1) },
        });
        for (var i = 1; i <= 4; i++)
            table.Add(MeetingRoom, $"UF-31{i}", $"Study Room {i}", $"Стая за учене {i}", 6, 14, "screen whiteboard wifi", "Boardroom 6", s => s with { Policy = s_study });
    }

    private static void Classroom(PlaceTable table, int number, int people, string features) => table.Add(
        SpaceKind.Classroom, $"UF-{number}", $"Classroom {number}", $"Учебна зала {number}", people, people * 1.8, features,
        $"Classroom {people}, UShape {people / 2}, Theatre {people}");
}
