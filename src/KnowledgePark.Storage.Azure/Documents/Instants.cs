using System.Globalization;
using NodaTime;

namespace KnowledgePark.Storage.Azure.Documents;

/// <summary>Instants as texts of one width in UTC: their order as texts is their order in time.</summary>
internal static class Instants
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static string Text(Instant instant) => Text(instant.ToDateTimeOffset());

    public static DateTimeOffset Of(string text) => DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
