namespace KnowledgePark.Facilities;

/// <summary>What a space is for.</summary>
public enum SpaceKind
{
    Laboratory, Classroom, LectureHall, MeetingRoom, Office, HotDesk, DedicatedDesk, EventHall, Studio, Workshop,
    Exhibition, Library, PhoneBooth, Cafe, Lounge, Outdoor, Parking, Other,
}

/// <summary>How a space may be used at present.</summary>
public enum SpaceMode
{
    /// <summary>It can be booked.</summary>
    Reservable,

    /// <summary>It belongs to someone and is not booked.</summary>
    Assigned,

    /// <summary>Whoever comes may use it; it is not booked.</summary>
    DropIn,

    /// <summary>Nobody may use it; ModeReason says why.</summary>
    Unavailable,
}

/// <summary>How the furniture of a space stands.</summary>
public enum SpaceLayout
{
    Theatre, Classroom, Boardroom, UShape, Banquet, Cabaret, Reception, Workshop, Lab, Empty,
}

/// <summary>Why a place is closed.</summary>
public enum ClosureKind
{
    Holiday, Maintenance, PrivateUse, Safety, Other,
}
