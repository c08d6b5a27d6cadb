using System.Globalization;

namespace KnowledgePark.Bookings.Rules;

/// <summary>The attendees fit, in the layout if one is asked for.</summary>
internal sealed class CapacityRule : IRule
{
    public Fault? Check(in Ask ask) =>
        ask.Space.Space.CapacityFor(ask.Layout) is { } capacity && !(ask.Attendees > capacity) ? null : Fault.Timeless;

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var space = ask.Space.Space;
        if (space.CapacityFor(ask.Layout) is not { } capacity)
        {
            var offered = string.Join(", ", space.Capacities.Select(c => c.Layout));
            return new Refusal(
                RefusalCodes.LayoutNotOffered, $"{space.Name} cannot be furnished as {ask.Layout}. It offers: {offered}.",
                "layout", space.Id, ask.Layout.ToString(), offered);
        }

        var layout = ask.Layout is null ? "" : $" in layout {ask.Layout}";
        return new Refusal(
            RefusalCodes.OverCapacity, $"{space.Name} takes {capacity} people{layout}, not {ask.Attendees}. Choose a larger space or fewer people.",
            "attendees", space.Id, ask.Attendees?.ToString(CultureInfo.InvariantCulture), capacity.ToString(CultureInfo.InvariantCulture));
    }
}
