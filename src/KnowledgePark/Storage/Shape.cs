namespace KnowledgePark.Storage;

/// <summary>
/// A filter, an order and a page, laid on the records of a store: <c>all => all.Where(…).OrderBy(…).Take(50)</c>.
/// A store that cannot answer the shape rightly throws <see cref="NotSupportedByStoreException"/>, never a wrong result.
/// </summary>
public delegate IQueryable<T> Shape<T>(IQueryable<T> all) where T : class, IRecord;
