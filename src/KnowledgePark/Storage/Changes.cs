namespace KnowledgePark.Storage;

/// <summary>Records of one type that changed after a mark, oldest first, each in its present state.</summary>
/// <param name="Records">Created or replaced since the mark.</param>
/// <param name="RemovedIds">Removed since the mark.</param>
/// <param name="Mark">Pass it to the next call. Opaque; never empty.</param>
/// <param name="HasMore">True if the limit cut the answer: call again with <paramref name="Mark"/>.</param>
public sealed record Changes<T>(IReadOnlyList<T> Records, IReadOnlyList<string> RemovedIds, string Mark, bool HasMore) where T : class, IRecord;
