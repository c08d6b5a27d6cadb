using KnowledgePark.Facilities;
using static KnowledgePark.Facilities.SpaceKind;

namespace KnowledgePark.Host.Demo.Places;

/// <summary>Workshops and studios above a car park.</summary>
internal static class MakersYard
{
    private static readonly BookingPolicy s_bay = Hours.Steps(60, 60, 24 * 60);

    public static PlaceTable Create(string parkId)
    {
        var table = new PlaceTable(new Building
        {
            Id = "makers-yard",
            ParkId = parkId,
            Code = "MY",
            Name = "Makers' Yard",
            NameBg = "Дворът на майсторите",
            Address = "14 Pioneers Street, 1784 Sofia",
            Latitude = 42.66489,
            Longitude = 23.40113,
            OpeningHours = [.. Hours.On(Hours.Weekdays, 8, 23), .. Hours.On(Hours.Saturday, 9, 21)],
            Policy = Hours.Steps(30, 60, 10 * 60),
        });
        table.Floor(-1, "Car park", "Паркинг");
        for (var i = 1; i <= 6; i++)
            Bay(table, $"MY-P{i}", $"Parking Bay {i}", $"Паркомясто {i}", i == 1 ? "step-free wide" : "");
        for (var i = 1; i <= 2; i++)
            Bay(table, $"MY-E{i}", $"Charging Bay {i}", $"Място за зареждане {i}", "charger-22kw");
        table.Floor(0, "Ground floor", "Партер");
        table.Section("machines", "Machines", "Машини");
        table.Add(Workshop, "MY-001", "Fab Lab", "Фаблаб", 16, 140, "3d-printer laser-cutter soldering step-free wifi", "Workshop 16", s => s with
        {
            Policy = s.Policy.Buffered(0, 30),
        });
        table.Add(Workshop, "MY-002", "Wood and Metal Workshop", "Дърводелска и металообработваща работилница", 10, 120, "cnc-mill lathe dust-extraction", "Workshop 10", s => s with
        {
            Policy = s.Policy.Buffered(0, 30),
        });
        table.Add(Workshop, "MY-003", "Textile Workshop", "Текстилна работилница", 12, 60, "sewing-machines", "Workshop 12");
        table.Add(Other, "MY-004", "Parcel and Storage Room", "Склад за пратки", 2, 40, "step-free", "", s => s with
        {
            Mode = SpaceMode.Unavailable,
            ModeReason = "Reserved for the building's reconstruction until further notice",
        });
        table.Floor(1, "First floor", "Първи етаж");
        table.Section("studios", "Studios", "Студиа");
        table.Add(Studio, "MY-101", "Photo Studio", "Фотостудио", 6, 48, "lights backdrops", "", s => s with { Policy = Hours.Steps(30, 60, 8 * 60).Buffered(15, 15) });
        table.Add(Studio, "MY-102", "Video Studio", "Видеостудио", 10, 75, "camera lights green-screen quiet", "", s => s with
        {
            Policy = Hours.Steps(30, 60, 10 * 60).Buffered(30, 30),
        });
        table.Add(Studio, "MY-103", "Sound Studio", "Звукозаписно студио", 5, 32, "microphones mixer quiet", "", s => s with { Policy = Hours.Steps(30, 60, 8 * 60) });
        table.Keep(8, "eq-3d-scanner", "Hand-held 3D scanner", "Ръчен 3D скенер");
        table.Keep(3, "eq-camera-kit", "Camera kit", "Комплект фотоапарат", "Body, two lenses, tripod.");
        table.Keep(5, "eq-cargo-bike", "Cargo bicycle", "Товарен велосипед");
        return table;
    }

    private static void Bay(PlaceTable table, string code, string name, string nameBg, string features) =>
        table.Add(Parking, code, name, nameBg, 1, 13, features, "", s => s with { Policy = s_bay, OpeningHours = Hours.On(Hours.EveryDay, 0, 24) });
}
