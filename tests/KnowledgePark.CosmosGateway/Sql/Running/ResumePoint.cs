using KnowledgePark.CosmosGateway.Http;
using KnowledgePark.CosmosGateway.Json;
using KnowledgePark.CosmosGateway.Resources;

namespace KnowledgePark.CosmosGateway.Sql.Running;

/// <summary>
/// Where the SDK goes on with an ORDER BY in a range (<c>resumeFilter</c>): at these values, and in the range that it stopped in at this document.
/// <paramref name="Excludes"/>: what stands there was handed out already.
/// </summary>
internal sealed record ResumePoint(IReadOnlyList<Value> Keys, long? Number, bool Excludes)
{
    public static ResumePoint? Read(Value sent)
    {
        if (!sent.IsDefined)
            return null;
        var rid = sent.Member("rid");
        return new ResumePoint(
            [.. sent.Member("value").Items.Select(Key)],
            rid.Kind == Kind.String ? ResourceId.DocumentNumber(rid.Text) : null,
            sent.Member("exclude").IsTrue);
    }

    /// <param name="byKeys">How the row's ORDER BY values stand to the point's; positive: behind them.</param>
    /// <param name="byNumber">How the row's document stands to that number among ties.</param>
    public bool LetsThrough(int byKeys, Func<long, int> byNumber)
    {
        if (byKeys != 0)
            return byKeys > 0;
        var order = Number is { } number ? byNumber(number) : 0;
        return order == 0 ? !Excludes : order > 0;
    }

    /// <summary>Undefined is sent as an empty array; arrays and objects as hashes of them, which only the service can compare.</summary>
    private static Value Key(Value sent) => sent.Kind switch
    {
        Kind.Array when sent.Items.Count == 0 => Value.Undefined,
        Kind.Array or Kind.Object => throw Refusal.NotImplemented("resuming an ORDER BY at an array or object"),
        _ => sent,
    };
}
