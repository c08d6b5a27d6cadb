using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace KnowledgePark.Storage.Embedded.Writing;

/// <summary>
/// The one writer. It takes all change sets that wait, commits them in one transaction, each wholly or not at all, and only then answers:
/// 64 waiting clients cost one flush to disk instead of 64.
/// </summary>
internal sealed class GroupCommitWriter : IDisposable
{
    private const int MaxGroup = 512;

    private readonly EmbeddedOptions _options;
    private readonly BlockingCollection<Pending> _waiting = [];
    private readonly Thread _loop;

    public GroupCommitWriter(EmbeddedOptions options)
    {
        _options = options;
        _loop = new Thread(Run) { IsBackground = true, Name = "store-writer" };
        _loop.Start();
    }

    public Task<CommitResult> CommitAsync(ChangeSet changes)
    {
        var pending = new Pending(changes);
        try
        {
            _waiting.Add(pending);
        }
        catch (InvalidOperationException)
        {
            throw new StoreUnavailableException("The store has been closed.");
        }

        return pending.Answer.Task;
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _loop.Join();
        _waiting.Dispose();
    }

    private void Run()
    {
        WriterSession? session = null;
        var group = new List<Pending>(MaxGroup);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Clear();
            group.Add(first);
            while (group.Count < MaxGroup && _waiting.TryTake(out var next))
                group.Add(next);
            try
            {
                session ??= new WriterSession(_options);
                session.Commit(group);
            }
            catch (Exception e)
            {
                // Whatever went wrong, nothing of this group was acknowledged, and the loop must live on with a fresh connection.
                session?.Dispose();
                session = null;
                var fault = e as StoreUnavailableException ?? (e is SqliteException s ? SqliteFaults.Translate(s) : e);
                foreach (var pending in group)
                    pending.Answer.TrySetException(fault);
                continue;
            }

            foreach (var pending in group)
                pending.Acknowledge();
        }

        session?.Dispose();
    }

    /// <summary>A change set that waits for its commit.</summary>
    internal sealed class Pending(ChangeSet changes)
    {
        private CommitResult? _result;

        public ChangeSet Changes { get; } = changes;

        public TaskCompletionSource<CommitResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>What will be answered once the group is durable.</summary>
        public void Decide(CommitResult result) => _result = result;

        public void Acknowledge() => Answer.TrySetResult(_result!); // The session decides every member of its group.
    }
}
