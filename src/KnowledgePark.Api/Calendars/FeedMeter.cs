using System.Diagnostics.Metrics;

namespace KnowledgePark.Api.Calendars;

/// <summary>How calendars are fetched, as metrics. Tags say of what kind of place a feed is and how it was answered, never which feed.</summary>
internal static class FeedMeter
{
    private static readonly Meter s_meter = new("KnowledgePark.Calendars");

    private static readonly Counter<long> s_requests = s_meter.CreateCounter<long>("knowledgepark.feeds.requests", "{request}", "Feeds asked for, by kind of place and answer: sent, unchanged (304), refused or failed.");

    private static readonly Counter<long> s_renders = s_meter.CreateCounter<long>("knowledgepark.feeds.renders", "{render}", "Feeds written anew, because a booking, a name or the day had changed.");

    public static void Answered(string kind, string answer) =>
        s_requests.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("answer", answer));

    public static void Rendered() => s_renders.Add(1);
}
