using KnowledgePark.Storage;

namespace KnowledgePark.Access;

/// <summary>The sights without exceptions.</summary>
internal static class Sights
{
    /// <summary>Every record, whole.</summary>
    public static Sight<T> Everything<T>() where T : class, IRecord => new(null, [], _ => true);

    /// <summary>No record at all.</summary>
    public static Sight<T> Nothing<T>() where T : class, IRecord => new(_ => false, [], _ => true);
}
