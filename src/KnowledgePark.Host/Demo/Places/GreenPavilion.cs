using KnowledgePark.Facilities;
using static KnowledgePark.Facilities.SpaceKind;

namespace KnowledgePark.Host.Demo.Places;

/// <summary>Glass and garden: small events in daylight.</summary>
internal static class GreenPavilion
{
    private static readonly IReadOnlyList<OpeningHours> s_daylight = Hours.On(Hours.EveryDay, 9, 20);

    public static PlaceTable Create(string parkId)
    {
        var table = new PlaceTable(new Building
        {
            Id = "green-pavilion",
            ParkId = parkId,
            Code = "GP",
            Name = "Green Pavilion",
            NameBg = "Зелен павилион",
            Address = "12 Pioneers Street, 1784 Sofia",
            Latitude = 42.66547,
            Longitude = 23.39698,
            OpeningHours = [.. Hours.On(Hours.Weekdays, 8, 21), .. Hours.On(Hours.Weekend, 9, 20)],
            Policy = Hours.Steps(30, 60, 10 * 60),
        });
        table.Floor(0, "Ground floor", "Партер");
        table.Add(Exhibition, "GP-001", "Winter Garden", "Зимна градина", 80, 170, "daylight sound step-free wifi", "Reception 80, Theatre 60, Banquet 50", s => s with
        {
            Policy = s.Policy.Buffered(30, 30),
        });
        table.Add(Workshop, "GP-002", "Greenhouse Workshop", "Ателие „Оранжерия“", 18, 66, "water daylight step-free", "Workshop 18");
        table.Add(Lounge, "GP-003", "Tea House", "Чайна", 24, 52, "tea daylight wifi", "Reception 24", s => s with { Policy = Hours.Steps(30, 60, 4 * 60) });
        table.Add(Cafe, "GP-004", "Garden Café", "Градинско кафене", 50, 90, "terrace step-free", "", s => s with { Mode = SpaceMode.DropIn });
        table.Add(Other, "GP-005", "Quiet Room", "Стая за тишина", 4, 12, "quiet step-free", "", s => s with { Policy = Hours.Steps(15, 15, 60) });
        table.Outside();
        table.Add(Outdoor, "GP-O1", "Amphitheatre", "Амфитеатър", 200, 600, "stage power", "Theatre 200", s => s with
        {
            OpeningHours = s_daylight,
            Policy = Hours.Steps(60, 60, 8 * 60).Buffered(60, 60),
        });
        table.Add(Outdoor, "GP-O2", "Herb Garden", "Билкова градина", 30, 240, "water step-free", "", s => s with { OpeningHours = s_daylight });
        table.Add(Outdoor, "GP-O3", "Drone Field", "Поле за дронове", 20, 1800, "net", "", s => s with { OpeningHours = s_daylight, Policy = Hours.Steps(30, 60, 4 * 60) });
        table.Keep(20, "eq-folding-chair", "Set of ten folding chairs", "Комплект от десет сгъваеми стола");
        table.Keep(2, "eq-pa-system", "Portable sound system", "Преносима озвучителна система");
        table.Keep(4, "eq-gazebo", "Gazebo, 3 × 3 m", "Шатра, 3 × 3 м");
        return table;
    }
}
