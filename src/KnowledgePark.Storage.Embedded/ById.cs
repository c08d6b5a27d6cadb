using Microsoft.EntityFrameworkCore;

namespace KnowledgePark.Storage.Embedded;

/// <summary>The point read of a record type, compiled once.</summary>
internal static class ById<T> where T : class, IRecord
{
    public static readonly Func<ParkContext, string, T?> Find = EF.CompileQuery(
        (ParkContext context, string id) => context.Set<T>().FirstOrDefault(r => EF.Property<string>(r, "Id") == id));

    /// <summary>
    /// EF has SQLite compile its statement for every read; one of our own is compiled once a connection, and says more cheaply that there is
    /// no such record. That is the usual answer to a new booking that states its id.
    /// </summary>
    public static T? FindIfAny(Reader reader, string id) => reader.Has(typeof(T), id) ? Find(reader.Context, id) : null;
}
