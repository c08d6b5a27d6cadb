using System.Security.Cryptography;
using System.Text;

namespace KnowledgePark.Calendars;

/// <summary>The UID of a booking's entry: the same in every feed and for ever.</summary>
public static class EntryUid
{
    /// <summary>
    /// A UUID, as RFC 7986, 5.3 asks for, made from the booking's id by a one-way function (version 8, RFC 9562, 5.8): an id that
    /// a client has chosen may say more than the public should read.
    /// </summary>
    public static string Of(string bookingId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"KnowledgePark booking {bookingId}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString("D");
    }
}
