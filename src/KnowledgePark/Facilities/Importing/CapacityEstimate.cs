namespace KnowledgePark.Facilities.Importing;

/// <summary>How many people a room takes, where nobody has counted: its area by the area that a person needs in a room of its kind.</summary>
internal static class CapacityEstimate
{
    /// <summary>The rule in words, for the report.</summary>
    public const string Rule =
        "area / m² a person, rounded down, at least 1: lecture hall, event hall 1.2; café 2; classroom, meeting room 2.5; exhibition, lounge 3; library 4; "
        + "laboratory, workshop, studio, other 5; office 8";

    /// <summary>The area that a person needs, in square metres.</summary>
    public static double SquareMetresAPerson(SpaceKind kind) => kind switch
    {
        SpaceKind.LectureHall or SpaceKind.EventHall => 1.2,
        SpaceKind.Cafe => 2,
        SpaceKind.Classroom or SpaceKind.MeetingRoom => 2.5,
        SpaceKind.Exhibition or SpaceKind.Lounge => 3,
        SpaceKind.Library => 4,
        SpaceKind.Office => 8,
        _ => 5,
    };

    /// <summary>At least 1; desks, booths and parking places take one person or car whatever their area.</summary>
    public static int Of(SpaceKind kind, double squareMetres) =>
        kind is SpaceKind.HotDesk or SpaceKind.DedicatedDesk or SpaceKind.PhoneBooth or SpaceKind.Parking
            ? 1
            : (int)Math.Clamp(squareMetres / SquareMetresAPerson(kind), 1, 100_000);

    /// <summary>What a room of the kind usually takes, where not even its area is known.</summary>
    public static int Typical(SpaceKind kind) => kind switch
    {
        SpaceKind.LectureHall or SpaceKind.EventHall => 100,
        SpaceKind.Classroom or SpaceKind.Library or SpaceKind.Cafe or SpaceKind.Exhibition => 30,
        SpaceKind.Laboratory or SpaceKind.Workshop => 16,
        SpaceKind.MeetingRoom => 12,
        SpaceKind.HotDesk or SpaceKind.DedicatedDesk or SpaceKind.PhoneBooth or SpaceKind.Parking => 1,
        _ => 20,
    };
}
