using System.Reflection;
using KnowledgePark.Bookings;

namespace KnowledgePark.Storage.Azure.Documents;

/// <summary>From records to their documents and back.</summary>
internal static class Documents
{
    /// <summary>How long others may take to notice that a record is gone.</summary>
    private static readonly int s_goneSeconds = (int)TimeSpan.FromDays(30).TotalSeconds;

    public static Document<object> Of(IRecord record, string tx)
    {
        var kind = Kind.Of(record.GetType());
        var document = new Document<object> { Id = kind.DocumentId(record.Id), Partition = record.Partition, Type = kind.Name, Tx = tx, Record = record };
        return record is Booking { Allocations.Count: > 0 } booking
            ? document with
            {
                BlockedFrom = Instants.Text(booking.Allocations.Min(a => a.From)),
                BlockedTo = Instants.Text(booking.Allocations.Max(a => a.To)),
                Leaves = [.. booking.Allocations.Select(a => a.SpaceId).Distinct()],
            }
            : document;
    }

    /// <summary>What takes the place of a removed record. The change feed does not tell of documents that are deleted.</summary>
    public static Document<object> Gone(IRecord record, string tx)
    {
        var kind = Kind.Of(record.GetType());
        return new Document<object> { Id = kind.DocumentId(record.Id), Partition = record.Partition, Type = kind.Gone, Tx = tx, Ttl = s_goneSeconds };
    }

    /// <summary>The record with the version that its document has.</summary>
    public static T Versioned<T>(T record, string? etag) where T : class, IRecord
    {
        VersionOf<T>.Set(record, Version(etag ?? throw new InvalidDataException("A document came without its _etag.")));
        return record;
    }

    /// <summary>An ETag without its quotes, as records carry it. Some emulators send it without: that is marked, so that it goes back as it came.</summary>
    public static string Version(string etag) => etag.StartsWith('"') ? etag.Trim('"') : $"~{etag}";

    /// <summary>A record's version as Cosmos DB compares it.</summary>
    public static string ETag(string version) => version.StartsWith('~') ? version[1..] : $"\"{version}\"";

    /// <summary>The setter of an init-only property: the record has just been read and nobody else knows it.</summary>
    private static class VersionOf<T>
    {
        public static readonly Action<T, string> Set = typeof(T).GetProperty(nameof(IRecord.Version), BindingFlags.Public | BindingFlags.Instance)!.SetMethod!.CreateDelegate<Action<T, string>>(); // Every record has it.
    }
}
