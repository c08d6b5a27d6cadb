using KnowledgePark.Facilities;
using static KnowledgePark.Facilities.SpaceKind;

namespace KnowledgePark.Host.Demo.Places;

/// <summary>Laboratories, open around the clock: an experiment does not end at six.</summary>
internal static class LaboratoryWing
{
    public static PlaceTable Create(string parkId)
    {
        var table = new PlaceTable(new Building
        {
            Id = "laboratory-wing",
            ParkId = parkId,
            Code = "LW",
            Name = "Laboratory Wing",
            NameBg = "Лабораторно крило",
            Address = "3 Alley of Knowledge, 1784 Sofia",
            Latitude = 42.66812,
            Longitude = 23.39954,
            Policy = Hours.Steps(60, 60, 72 * 60) with { MinNotice = TimeSpan.FromHours(2) },
        });
        Basement(table);
        Ground(table);
        First(table);
        Second(table);
        table.Keep(3, "eq-oscilloscope", "Oscilloscope, 4 channels, 500 MHz", "Осцилоскоп, 4 канала, 500 MHz");
        table.Keep(2, "eq-thermal-camera", "Thermal camera", "Термокамера", "Ask for an introduction before the first use.");
        table.Keep(5, "eq-analytical-balance", "Analytical balance", "Аналитична везна");
        table.Keep(1, "eq-portable-spectrometer", "Portable Raman spectrometer", "Преносим раманов спектрометър");
        return table;
    }

    private static void Basement(PlaceTable table)
    {
        table.Floor(-1, "Basement", "Сутерен");
        table.Add(Laboratory, "LW-B01", "Laser Laboratory", "Лазерна лаборатория", 6, 54, "optical-table laser-safety climate", "Lab 6", s => s with
        {
            Policy = s.Policy.Buffered(30, 30),
        });
        table.Add(Laboratory, "LW-B02", "Vibration and Acoustics Laboratory", "Лаборатория по вибрации и акустика", 6, 60, "anechoic shaker", "Lab 6");
        table.Add(Other, "LW-B03", "Cold Room", "Хладилна камера", 2, 14, "minus-20", "", s => s with { Policy = new BookingPolicy { MaxLength = TimeSpan.FromDays(14) } });
    }

    private static void Ground(PlaceTable table)
    {
        table.Floor(0, "Ground floor", "Партер");
        table.Section("chemistry", "Chemistry", "Химия");
        table.Add(Laboratory, "LW-001", "Synthesis Laboratory", "Лаборатория за синтез", 10, 88, "fume-hood gas emergency-shower step-free", "Lab 10", s => s with
        {
            Policy = s.Policy.Buffered(30, 30),
        });
        table.Add(Laboratory, "LW-002", "Analytical Chemistry Laboratory", "Лаборатория по аналитична химия", 12, 96, "fume-hood hplc emergency-shower step-free", "Lab 12");
        table.Add(Laboratory, "LW-003", "Water and Soil Laboratory", "Лаборатория „Вода и почви“", 14, 90, "fume-hood step-free", "Lab 14");
        table.Section("teaching", "Teaching", "Обучение");
        table.Add(Laboratory, "LW-004", "Teaching Laboratory", "Учебна лаборатория", 24, 130, "fume-hood projector whiteboard step-free", "Lab 24, Classroom 24");
    }

    private static void First(PlaceTable table)
    {
        table.Floor(1, "First floor", "Първи етаж");
        table.Section("clean", "Clean zone", "Чиста зона");
        table.Add(Laboratory, "LW-101", "Genomics Laboratory", "Лаборатория по геномика", 8, 74, "sequencer biosafety-2 climate", "Lab 8");
        table.Add(Laboratory, "LW-102", "Cell Culture Laboratory", "Лаборатория за клетъчни култури", 6, 58, "biosafety-2 incubator climate", "Lab 6");
        table.Add(Laboratory, "LW-103", "Clean Room ISO 7", "Чиста стая ISO 7", 5, 46, "clean-room climate", "Lab 5", s => s with
        {
            Mode = SpaceMode.Unavailable,
            ModeReason = "The filters are being certified; back next quarter",
        });
        table.Section("open", "Open zone", "Отворена зона");
        table.Add(Laboratory, "LW-104", "Microscopy Suite", "Микроскопски център", 4, 40, "electron-microscope dark", "Lab 4", s => s with
        {
            Policy = Hours.Steps(60, 60, 24 * 60).Buffered(0, 60),
        });
        table.Add(MeetingRoom, "LW-105", "Laboratory Meeting Room", "Заседателна на лабораториите", 10, 28, "screen whiteboard video-conference wifi", "Boardroom 10", s => s with
        {
            Policy = Hours.Steps(30, 30, 10 * 60),
        });
    }

    private static void Second(PlaceTable table)
    {
        table.Floor(2, "Second floor", "Втори етаж");
        table.Add(Laboratory, "LW-201", "Robotics Laboratory", "Лаборатория по роботика", 12, 110, "robot-arm motion-capture power step-free", "Lab 12");
        table.Add(Laboratory, "LW-202", "Electronics Laboratory", "Лаборатория по електроника", 12, 78, "soldering oscilloscope esd", "Lab 12");
        table.Add(Laboratory, "LW-203", "Internet of Things Laboratory", "Лаборатория „Интернет на нещата“", 16, 84, "soldering projector wifi", "Lab 16, Workshop 16");
        table.Add(Laboratory, "LW-204", "Materials Testing Laboratory", "Лаборатория за изпитване на материали", 8, 92, "tensile-tester furnace", "Lab 8");
        table.Add(Laboratory, "LW-205", "Computing Laboratory", "Изчислителна лаборатория", 20, 76, "gpu-cluster projector whiteboard climate", "Lab 20, Classroom 20");
        table.Add(Office, "LW-206", "Duty Laboratory Assistants", "Дежурни лаборанти", 4, 22, "", "", s => s with
        {
            Mode = SpaceMode.Assigned,
            ModeReason = "Balkan Institute of Materials",
        });
    }
}
