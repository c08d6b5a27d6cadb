using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgePark.Facilities;
using KnowledgePark.Records;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>What somebody asks to book.</summary>
public sealed record BookingRequest
{
    /// <summary>The longest title, in UTF-16 units.</summary>
    public const int MaxTitle = 200;

    /// <summary>The most spaces in one booking.</summary>
    public const int MaxSpaces = 20;

    /// <summary>The longest hold.</summary>
    public static readonly Duration MaxHold = Duration.FromHours(24);

    /// <summary>Chosen by the client, so that a repeated request books once; null: we make one.</summary>
    public string? Id { get; init; }

    public required string Title { get; init; }

    public required string OrganisationId { get; init; }

    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    public int? Attendees { get; init; }

    public SpaceLayout? Layout { get; init; }

    public required IReadOnlyList<string> SpaceIds { get; init; }

    /// <summary>Null: a firm booking. Otherwise a hold that expires at this instant; at most <see cref="MaxHold"/> from now.</summary>
    public Instant? HeldUntil { get; init; }

    /// <summary>What one would ask for to get a booking as it shall be.</summary>
    internal static BookingRequest For(Booking booking) => new()
    {
        Title = booking.Title,
        OrganisationId = booking.OrganisationId,
        // Not from Use: a change may state an end before the start, which the draft refuses.
        Start = Instant.FromDateTimeOffset(booking.Start),
        End = Instant.FromDateTimeOffset(booking.End),
        Attendees = booking.Attendees,
        Layout = booking.Layout,
        SpaceIds = booking.SpaceIds,
    };

    /// <summary>The booking that it makes, before anything is allocated.</summary>
    internal Booking Booked(Use use, Instant now) => new()
    {
        Id = Id ?? RecordId.New(now),
        BuildingId = use.Spaces[0].Space.BuildingId,
        OrganisationId = OrganisationId,
        Title = Title.Trim(),
        Start = Start.ToDateTimeOffset(),
        End = End.ToDateTimeOffset(),
        Attendees = Attendees,
        Layout = Layout,
        SpaceIds = [.. use.Spaces.Select(s => s.Space.Id)],
        Status = HeldUntil is null ? BookingStatus.Confirmed : BookingStatus.Held,
        HeldUntil = HeldUntil?.ToDateTimeOffset(),
        CreatedAt = now.ToDateTimeOffset(),
        UpdatedAt = now.ToDateTimeOffset(),
        RequestDigest = Digest(),
    };

    /// <summary>
    /// Same request, same digest. Only what the client states goes in, so a retry after a change of the park's rules still
    /// counts as the same request.
    /// </summary>
    internal string Digest()
    {
        var text = new StringBuilder(256)
            .Append(OrganisationId).Append('\n')
            .Append(Start.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)).Append('\n')
            .Append(End.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)).Append('\n')
            .Append(Attendees?.ToString(CultureInfo.InvariantCulture)).Append('\n')
            .Append(Layout?.ToString()).Append('\n')
            .Append(HeldUntil?.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)).Append('\n')
            .AppendJoin(' ', SpaceIds).Append('\n')
            .Append(Title);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
