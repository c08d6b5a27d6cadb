using Microsoft.EntityFrameworkCore;

namespace KnowledgePark.Storage.Embedded;

/// <summary>The point read of a record type, compiled once.</summary>
internal static class ById<T> where T : class, IRecord
{
    public static readonly Func<ParkContext, string, T?> Find = EF.CompileQuery(
        (ParkContext context, string id) => context.Set<T>().FirstOrDefault(r => EF.Property<string>(r, "Id") == id));
}
