namespace KnowledgePark.Bookings;

/// <summary>The calendars of one decision, by leaf.</summary>
internal sealed class LoadedCalendars
{
    public Dictionary<string, SpaceCalendar> ByLeaf { get; } = [];

    public Timetable Timetable { get; } = new();

    public IEnumerable<SpaceCalendar> All => ByLeaf.Values;

    public void Add(SpaceCalendar calendar)
    {
        if (ByLeaf.TryGetValue(calendar.Guard.Id, out var known) && known.From <= calendar.From)
            return;
        ByLeaf[calendar.Guard.Id] = calendar;
        Timetable.Set(calendar.Guard.Id, calendar.Sorted);
    }
}
