using KnowledgePark.Access;
using KnowledgePark.Availability;
using KnowledgePark.Bookings;
using KnowledgePark.Records;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Tests;

/// <summary>The use cases as an operator of the park calls them, for tests that are about the rules and not about who may.</summary>
internal static class DeskWords
{
    public static Task<BookingOutcome> BookAsync(this BookingDesk desk, BookingRequest request, CancellationToken ct) => desk.BookAsync(A.Operator, request, ct);

    public static Task<BookingOutcome> ImportAsync(this BookingDesk desk, BookingRequest request, CancellationToken ct) => desk.ImportAsync(A.Operator, request, ct);

    public static Task<BookingOutcome> ChangeAsync(this BookingDesk desk, string id, BookingChange change, string? ifVersion, CancellationToken ct) =>
        desk.ChangeAsync(A.Operator, id, change, ifVersion, ct);

    public static Task<BookingOutcome> CancelAsync(this BookingDesk desk, string id, string? reason, string? ifVersion, CancellationToken ct) =>
        desk.CancelAsync(A.Operator, id, reason, ifVersion, ct);

    public static Task<BookingOutcome> ConfirmAsync(this BookingDesk desk, string id, string? ifVersion, CancellationToken ct) => desk.ConfirmAsync(A.Operator, id, ifVersion, ct);

    public static Task<RegisterOutcome> CreateAsync<T>(this Register register, T record, CancellationToken ct) where T : class, IRecord => register.CreateAsync(A.Operator, record, ct);

    public static Task<RegisterOutcome> ReplaceAsync<T>(this Register register, T old, T changed, CancellationToken ct) where T : class, IRecord => register.ReplaceAsync(A.Operator, old, changed, ct);

    public static Task<RegisterOutcome> RemoveAsync<T>(this Register register, T record, CancellationToken ct) where T : class, IRecord => register.RemoveAsync(A.Operator, record, ct);

    public static Task<IReadOnlyList<Schedule>> ReadAsync(this ScheduleReader reader, IReadOnlyList<string> spaceIds, Interval window, CancellationToken ct) =>
        reader.ReadAsync(A.Operator, spaceIds, window, ct);
}
