using System.Diagnostics.Metrics;
using KnowledgePark.Api.OData.Model;

namespace KnowledgePark.Api.OData;

/// <summary>What is asked of the OData service, as metrics. Tags are names of sets and codes of errors, never what was asked for.</summary>
internal static class ODataMeter
{
    /// <summary>The tag of what is no set: the service document, $metadata, and addresses that lead nowhere, of which there is no end.</summary>
    private const string NoSet = "none";

    private static readonly Meter s_meter = new("KnowledgePark.OData");

    private static readonly Counter<long> s_requests = s_meter.CreateCounter<long>("knowledgepark.odata.requests", "{request}", "Requests by the entity set that their address begins with, and by outcome: ok, the code of the error, aborted by the client, or failed.");

    public static void Answered(ODataModel model, string? path, string outcome)
    {
        if (s_requests.Enabled)
            s_requests.Add(1, new KeyValuePair<string, object?>("set", SetOf(model, path)), new KeyValuePair<string, object?>("outcome", outcome));
    }

    private static string SetOf(ODataModel model, string? path)
    {
        var first = path.AsSpan();
        if (first.IndexOfAny('/', '(') is >= 0 and var end)
            first = first[..end];
        foreach (var set in model.Sets)
        {
            if (first.SequenceEqual(set.Name))
                return set.Name;
        }

        return NoSet;
    }
}
