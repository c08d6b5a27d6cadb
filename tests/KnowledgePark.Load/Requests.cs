using System.Globalization;
using System.Text;

namespace KnowledgePark.Load;

/// <summary>The requests of one client, as ready bytes.</summary>
internal abstract class Requests
{
    /// <summary>The bytes of the next request; good until the next call.</summary>
    public abstract ReadOnlySpan<byte> Next();

    public static byte[] Get(string address, string headers = "") => Bytes($"GET {address} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

    public static byte[] Post(string address, string body, string headers = "") => Bytes(
        $"POST {address} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>The header line that signs in.</summary>
    public static string SignedIn(string token) => $"Authorization: Bearer {token}\r\n";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

/// <summary>The same request again and again.</summary>
internal sealed class SameRequest(byte[] request) : Requests
{
    public override ReadOnlySpan<byte> Next() => request;
}

/// <summary>
/// Bookings of one client, each of one of its own spaces over a quarter of an hour that nobody else asks for: what is measured is booking,
/// not refusing.
/// </summary>
internal sealed class BookingRequests : Requests
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly string s_place = new('0', 20);

    private readonly byte[][] _templates;
    private readonly (int Start, int End, int Id)[] _places;
    private readonly DateTime _first;
    private readonly string? _idPrefix;
    private int _sent;

    /// <param name="address">Where bookings are posted.</param>
    /// <param name="spaceIds">The client's own spaces.</param>
    /// <param name="first">The first start, UTC.</param>
    /// <param name="headers">Header lines besides the usual ones.</param>
    /// <param name="idPrefix">Makes the client state ids that begin so; null: the server makes them.</param>
    public BookingRequests(string address, IReadOnlyList<string> spaceIds, DateTime first, string? idPrefix, string headers)
    {
        _first = first;
        _idPrefix = idPrefix;
        _templates = [.. spaceIds.Select(space => Post(address, Body(space), headers))];
        _places = [.. _templates.Select(t => (Place(t, "\"start\":\""), Place(t, "\"end\":\""), idPrefix is null ? -1 : Place(t, "\"id\":\"") + idPrefix.Length))];
    }

    public override ReadOnlySpan<byte> Next()
    {
        var space = _sent % _templates.Length;
        var start = _first.AddMinutes(15L * (_sent / _templates.Length));
        var request = _templates[space];
        var (startAt, endAt, idAt) = _places[space];
        start.TryFormat(request.AsSpan(startAt, 20), out _, TimeForm, CultureInfo.InvariantCulture);
        start.AddMinutes(15).TryFormat(request.AsSpan(endAt, 20), out _, TimeForm, CultureInfo.InvariantCulture);
        if (idAt >= 0)
            _sent.TryFormat(request.AsSpan(idAt, 20), out _, "D20", CultureInfo.InvariantCulture);
        _sent++;
        return request;
    }

    private string Body(string space) =>
        $$"""{{{(_idPrefix is null ? "" : $"\"id\":\"{_idPrefix}{s_place}\",")}}"title":"Weekly review","organisationId":"{{LoadPark.OrganisationId}}","start":"{{s_place}}","end":"{{s_place}}","attendees":4,"spaceIds":["{{space}}"]}""";

    private static int Place(byte[] template, string before) => template.AsSpan().IndexOf(Encoding.UTF8.GetBytes(before)) + before.Length;
}
