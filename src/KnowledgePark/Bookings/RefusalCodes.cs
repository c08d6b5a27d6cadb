namespace KnowledgePark.Bookings;

/// <summary>Every code that a request can be refused with. Stable; never reused.</summary>
public static class RefusalCodes
{
    public const string SpaceTaken = "space-taken";
    public const string OutsideOpeningHours = "outside-opening-hours";
    public const string Closed = "closed";
    public const string NotReservable = "not-reservable";
    public const string OverCapacity = "over-capacity";
    public const string LayoutNotOffered = "layout-not-offered";
    public const string TooShort = "too-short";
    public const string TooLong = "too-long";
    public const string TooLittleNotice = "too-little-notice";
    public const string BeyondHorizon = "beyond-horizon";
    public const string OffSlotGrid = "off-slot-grid";
    public const string EndNotAfterStart = "end-not-after-start";
    public const string TitleTooLong = "title-too-long";
    public const string TitleMissing = "title-missing";
    public const string InvalidId = "invalid-id";
    public const string IdAlreadyUsed = "id-already-used";
    public const string UnknownSpace = "unknown-space";
    public const string UnknownOrganisation = "unknown-organisation";
    public const string NoSpace = "no-space";
    public const string TooManySpaces = "too-many-spaces";
    public const string SpacesOfSeveralBuildings = "spaces-of-several-buildings";
    public const string AttendeesNotPositive = "attendees-not-positive";
    public const string HoldOutOfRange = "hold-out-of-range";
    public const string HoldExpired = "hold-expired";
    public const string NotChangeable = "not-changeable";
    public const string AlreadyStarted = "already-started";
    public const string InvalidValue = "invalid-value";
    public const string UnknownReference = "unknown-reference";
    public const string StillReferred = "still-referred";
    public const string AlreadyOver = "already-over";
    public const string ReadOnlyProperty = "read-only-property";
    public const string ReasonMissing = "reason-missing";
    public const string UnsupportedMedia = "unsupported-media";
    public const string MediaTooLarge = "media-too-large";
    public const string MediaTypeMismatch = "media-type-mismatch";
    public const string EmptyMedia = "empty-media";
    public const string UnreadableSvg = "unreadable-svg";
    public const string UnsafeSvg = "unsafe-svg";
}
