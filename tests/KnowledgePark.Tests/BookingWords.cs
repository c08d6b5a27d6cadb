using KnowledgePark.Bookings;
using KnowledgePark.Bookings.Rules;
using NodaTime;

namespace KnowledgePark.Tests;

/// <summary>The words in which a test says what is asked for. Times as in <see cref="Times.At"/>.</summary>
internal static class BookingWords
{
    public static BookingRequest In(this BookingRequest request, params string[] spaces) => request with { SpaceIds = spaces };

    /// <summary>From this time on, for as long as before.</summary>
    public static BookingRequest From(this BookingRequest request, string start) => request.From(Times.At(start));

    public static BookingRequest From(this BookingRequest request, Instant start) => request with { Start = start, End = start + (request.End - request.Start) };

    public static BookingRequest To(this BookingRequest request, string end) => request with { End = Times.At(end) };

    public static BookingRequest For(this BookingRequest request, Duration length) => request with { End = request.Start + length };

    public static BookingRequest WithId(this BookingRequest request, string id) => request with { Id = id };

    public static BookingRequest HeldUntil(this BookingRequest request, Instant until) => request with { HeldUntil = until };

    public static Ask From(this Ask ask, string start) => ask with { Start = Times.At(start) };

    public static Ask To(this Ask ask, string end) => ask with { Length = Times.At(end) - ask.Start };

    /// <summary>What a rule says, in words; null if it accepts.</summary>
    public static Refusal? Refusal(this IRule rule, Ask ask) => rule.Check(ask) is { } fault ? rule.Explain(ask, fault) : null;

    /// <summary>The booking that an outcome made.</summary>
    public static Booking Made(this BookingOutcome outcome) =>
        outcome is BookingOutcome.Booked booked ? booked.Booking : throw new InvalidOperationException($"Not booked: {outcome.Codes()}");

    /// <summary>The codes of a refusal, joined; "booked" or the outcome's name otherwise.</summary>
    public static string Codes(this BookingOutcome outcome) => outcome switch
    {
        BookingOutcome.Refused refused => string.Join(' ', refused.Reasons.Select(r => r.Code)),
        BookingOutcome.Booked => "booked",
        _ => outcome.GetType().Name,
    };
}
