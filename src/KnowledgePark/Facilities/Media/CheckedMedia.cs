using KnowledgePark.Bookings;

namespace KnowledgePark.Facilities.Media;

/// <summary>An upload that a slot takes, as it will be stored; or why it does not take it.</summary>
/// <param name="Content">It can seek; null if it is refused.</param>
/// <param name="ContentType">By its own octets.</param>
/// <param name="Length">In octets.</param>
/// <param name="Sha256">Lower-case hexadecimal digits.</param>
/// <param name="Refusal">Null if it is taken.</param>
internal sealed record CheckedMedia(Stream? Content, string ContentType, long Length, string Sha256, Refusal? Refusal)
{
    public static CheckedMedia Refused(Refusal refusal) => new(null, "", 0, "", refusal);
}
